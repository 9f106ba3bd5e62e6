using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands;
using FaceGallery.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands;

/// <summary>The doctor over set-ups that are well, and broken in one way each: exactly that way is told.</summary>
[SupportedOSPlatform("linux")]
public sealed class DoctorCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort();

    public DoctorCommandTests()
    {
        Directory.CreateDirectory(Photos);
        File.WriteAllBytes(Path.Combine(Photos, "a.jpg"), [1]);
    }

    private string Photos => _folder["photos"];

    private string Data => _folder["data"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_well_is_said_of_each_part_and_nothing_is_left_behind()
    {
        var result = await ExamineAsync();

        result.ExitCode.ShouldBe(ExitCodes.Done, result.Output);
        result.Output.ShouldContain("Nothing hinders FaceGallery.");
        result.Output.ShouldContain("jpeg, png, webp, gif, tiff, bmp, ico, avif, heic, jxl, jp2, raw");
        result.Output.ShouldContain($"The folder {Photos} can be read, and changes in it are seen at once.");
        Directory.EnumerateFileSystemEntries(_folder.FullPath).Select(Path.GetFileName).ShouldBe(["photos"]);
    }

    [Fact]
    public async Task A_library_that_was_indexed_is_well_too()
    {
        await MigrateAsync();

        (await ExamineAsync()).Output.ShouldContain($"✓ The database {DataFolder.DatabaseIn(Data)} is whole and up to date");
    }

    [Fact]
    public async Task A_photos_folder_that_is_gone()
    {
        Directory.Delete(Photos, recursive: true);

        await ShouldHinderAsync($"{Photos} does not exist, or cannot be reached from this server.");
    }

    [Fact]
    public async Task A_photos_folder_that_is_empty()
    {
        File.Delete(Path.Combine(Photos, "a.jpg"));

        var result = await ExamineAsync();

        result.Output.ShouldContain($"! The folder {Photos} is empty. Is the share connected?");
        result.ExitCode.ShouldBe(ExitCodes.Done);
    }

    [Fact]
    public async Task No_photos_folder_at_all()
    {
        var result = await CommandLine.RunAsync("doctor", "--data", Data, "--urls", $"http://localhost:{_port}");

        result.Output.ShouldContain("! No photo folder is set.");
    }

    [Fact]
    public async Task A_photos_folder_that_may_not_be_read()
    {
        File.SetUnixFileMode(Photos, UnixFileMode.None);

        var result = await CommandLine.RunUnprivilegedAsync(Arguments());
        File.SetUnixFileMode(Photos, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        ShouldHinder(result, $"{Photos} cannot be read:");
    }

    [Fact]
    public async Task A_data_folder_that_may_not_be_written()
    {
        Directory.CreateDirectory(Data, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        ShouldHinder(await CommandLine.RunUnprivilegedAsync(Arguments()), $"The data folder {Data} cannot be written");
    }

    [Fact]
    public async Task A_drive_that_is_full()
    {
        Directory.CreateDirectory(Data);
        using var drive = SmallDrive.Mount(16 * 1024, Data);

        await ShouldHinderAsync($"The drive of the data folder {Data} is full.");
    }

    [Fact]
    public async Task A_data_folder_on_a_network_drive_also_for_the_start()
    {
        await ShouldHinderAsync($"The data folder {Data} is on a network drive (nfs4).", await OnNetworkAsync(Arguments()));

        var start = await OnNetworkAsync(["serve", "--data", Data, "--urls", $"http://localhost:{_port}"]);
        (start.ExitCode, start.Errors).ShouldBe((ExitCodes.CannotDo, start.Errors));
        start.Errors.ShouldContain("SQLite needs memory that is shared with the file");
    }

    [Fact]
    public async Task A_data_folder_within_the_photos_and_the_other_way_round()
    {
        await ShouldHinderAsync(
            $"FaceGallery's data folder {Photos}/data lies in {Photos}", await CommandLine.RunAsync("doctor", "--photos", Photos, "--data", $"{Photos}/data", "--urls", $"http://localhost:{_port}"));
        var within = Directory.CreateDirectory(_folder["data/pictures"]).FullName;
        await ShouldHinderAsync(
            $"{within} lies in FaceGallery's own data folder.", await CommandLine.RunAsync("doctor", "--photos", within, "--data", Data, "--urls", $"http://localhost:{_port}"));
        (await CommandLine.RunAsync("serve", "--photos", within, "--data", Data)).Errors.ShouldContain("lies in FaceGallery's own data folder.");
    }

    [Fact]
    public async Task A_port_that_another_program_has()
    {
        using var other = new TcpListener(IPAddress.Loopback, _port);
        other.Start();
        _ = Task.Run(async () => (await other.AcceptTcpClientAsync(Stop)).Dispose(), Stop);

        await ShouldHinderAsync($"Another program listens on http://localhost:{_port}.");
    }

    [Fact]
    public async Task Settings_that_are_wrong_or_have_no_such_name()
    {
        var result = await CommandLine.RunAsync([("Indexing__Workers", "many"), ("Indexing__Wrokers", "2")], Arguments());

        ShouldHinder(result, "A setting is wrong: Failed to convert configuration value 'many' at 'Indexing:Workers'");
        result.Output.ShouldContain("! The environment variable Indexing__Wrokers is no setting. Did you mean Indexing__Workers?");
        var start = await CommandLine.RunAsync([("Indexing__Workers", "many")], "serve", "--data", Data, "--urls", $"http://localhost:{_port}");
        (start.ExitCode, start.Errors.Contains("'Indexing:Workers'", StringComparison.Ordinal)).ShouldBe((ExitCodes.WrongUsage, true), start.Errors);
    }

    [Fact]
    public async Task A_database_of_a_newer_version()
    {
        await MigrateAsync();
        await ExecuteAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '10.0.0')");

        await ShouldHinderAsync("was made by a newer FaceGallery (29990101000000_Later)");
    }

    [Fact]
    public async Task A_database_that_is_damaged()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(DataFolder.DatabaseIn(Data), new string('x', 10_000), Stop);

        await ShouldHinderAsync($"The database {DataFolder.DatabaseIn(Data)} is damaged or cannot be opened:");
    }

    [Fact]
    public async Task Weights_that_are_missing_or_wrong()
    {
        Directory.CreateDirectory(Path.Combine(Data, "models"));
        await File.WriteAllBytesAsync(Path.Combine(Data, "models", "MobileFaceNet.onnx"), new byte[3_998_070], Stop);

        var result = await CommandLine.RunAsync([("Models__Mirrors__0", _folder["mirror"])], Arguments());

        ShouldHinder(result, "Faces can't be recognised yet. Missing:");
        result.Output.ShouldContain($"! {Data}/models/MobileFaceNet.onnx was ignored: its SHA-256 is wrong");
    }

    [Fact]
    public async Task An_app_that_runs_is_told_as_a_fact_and_its_health_too()
    {
        var address = $"http://localhost:{_port}";
        (await CommandLine.RunAsync("health", "--urls", address)).ExitCode.ShouldBe(ExitCodes.CannotDo);
        await using var app = await RunningApp.StartAsync(new TestLibrary(), address);
        await File.WriteAllBytesAsync(Path.Combine(app.Library.Photos, "a.jpg"), [1], Stop);

        var result = await CommandLine.RunAsync("doctor", "--photos", app.Library.Photos, "--data", app.Library.Data, "--urls", address);

        result.ExitCode.ShouldBe(ExitCodes.Done, result.Output);
        result.Output.ShouldContain($"✓ FaceGallery is running and answers on {address}.");
        result.Output.ShouldContain($"! The data folder {app.Library.Data} is in use by a FaceGallery that is running.");
        (await CommandLine.RunAsync("health", "--urls", $"http://*:{_port}")).ExitCode.ShouldBe(ExitCodes.Done);
    }

    private string[] Arguments() => ["doctor", "--photos", Photos, "--data", Data, "--urls", $"http://localhost:{_port}"];

    private Task<CommandResult> ExamineAsync() => CommandLine.RunAsync(Arguments());

    private async Task ShouldHinderAsync(string sentence, CommandResult? result = null) => ShouldHinder(result ?? await ExamineAsync(), sentence);

    /// <summary>This, and nothing else.</summary>
    private static void ShouldHinder(CommandResult result, string sentence)
    {
        result.Output.Split('\n').Where(line => line.StartsWith('✗')).ShouldHaveSingleItem(result.Output + result.Errors).ShouldContain(sentence);
        result.ExitCode.ShouldBe(ExitCodes.CannotDo);
    }

    /// <summary>In a process that is told that its data folder is a mounted share: there is no server here that could lend one.</summary>
    private async Task<CommandResult> OnNetworkAsync(string[] arguments)
    {
        var mounts = _folder.Write("mountinfo", System.Text.Encoding.UTF8.GetBytes($"{await File.ReadAllTextAsync("/proc/self/mountinfo", Stop)}900 1 0:99 / {Data} rw - nfs4 nas:/data rw\n"));
        using var process = Process.Start(new ProcessStartInfo(
            "unshare", ["--mount", "sh", "-c", "mount --bind \"$0\" /proc/$$/mountinfo && exec \"$@\"", mounts, "dotnet", typeof(FaceGalleryCommand).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        File.Delete(mounts);
        return (await errors).Contains("unshare", StringComparison.Ordinal) ? throw new InvalidOperationException(await errors) : new CommandResult(process.ExitCode, await output, await errors);
    }

    private async Task MigrateAsync()
    {
        using var folder = DataFolder.Open(Data);
        await using var services = new ServiceCollection().AddLogging().AddData(folder).BuildServiceProvider();
        await services.MigrateDatabaseAsync(Stop);
        SqliteConnection.ClearAllPools();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DataFolder.DatabaseIn(Data)};Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
