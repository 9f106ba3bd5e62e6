using System.Diagnostics;
using System.Runtime.Versioning;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands;
using FaceGallery.Web.Data;
using Shouldly;

namespace FaceGallery.Tests.Web.Data;

[UnsupportedOSPlatform("windows")]
public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_that_the_program_makes_is_the_users_own()
    {
        await RunAsync("token", "create", "test", "--data", _folder["data"]);

        Modes(_folder["data"]).ShouldAllBe(mode => mode == Folder || mode == File);
        System.IO.File.GetUnixFileMode(_folder["data"]).ShouldBe(Folder);
    }

    [Fact]
    public void What_was_left_open_is_closed()
    {
        var data = Directory.CreateDirectory(_folder["data"]).FullName;
        Directory.CreateDirectory(Path.Combine(data, "keys"));
        foreach (var file in new[] { "facegallery.db", "facegallery.db-wal", "facegallery.db-shm", "keys/key.xml", "of somebody else.txt" })
        {
            System.IO.File.WriteAllText(Path.Combine(data, file), "");
            System.IO.File.SetUnixFileMode(Path.Combine(data, file), File | UnixFileMode.OtherRead);
        }

        System.IO.File.SetUnixFileMode(data, Folder | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        using var opened = DataFolder.Open(data);

        opened.Exposure.ShouldBeNull();
        System.IO.File.GetUnixFileMode(data).ShouldBe(Folder);
        System.IO.File.GetUnixFileMode(opened.Database).ShouldBe(File);
        System.IO.File.GetUnixFileMode($"{opened.Database}-wal").ShouldBe(File);
        System.IO.File.GetUnixFileMode(Path.Combine(opened.Keys, "key.xml")).ShouldBe(File);
        System.IO.File.GetUnixFileMode(Path.Combine(data, "of somebody else.txt")).ShouldNotBe(File);
    }

    [Fact]
    public async Task What_cannot_be_closed_is_said_and_the_program_works_all_the_same()
    {
        var data = Directory.CreateDirectory(_folder["data"]).FullName;
        System.IO.File.SetUnixFileMode(data, (UnixFileMode)0x1FF);
        if (!await ChownAsync(data))
        {
            Assert.Skip("Only root can give a folder to another user.");
        }

        var result = await CommandLine.RunUnprivilegedAsync("token", "create", "test", "--data", data);

        result.ExitCode.ShouldBe(ExitCodes.Done, result.Errors);
        result.Errors.ShouldContain("Other users of this machine may open the data folder");
    }

    private static async Task<bool> ChownAsync(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("chown", ["12345", path]) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }

    private static async Task RunAsync(params string[] arguments)
    {
        using var process = CommandLine.Start(arguments);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(ExitCodes.Done);
    }

    private static IEnumerable<UnixFileMode> Modes(string folder) =>
        Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(System.IO.File.GetUnixFileMode);
}
