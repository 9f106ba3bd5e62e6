using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Library;
using FaceGallery.Web.Maintenance;
using FaceGallery.Web.Naming;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;

namespace FaceGallery.Tests.Web.Data;

public sealed class BackupTests(IndexedParty party) : IAsyncLifetime
{
    private readonly TestLibrary _library = new();
    private readonly TemporaryFolder _elsewhere = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Backups Backups => _library.Services.GetRequiredService<Backups>();

    public async ValueTask InitializeAsync()
    {
        await _library.OpenAsync();
        await SayAsync(_library, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    }

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task A_wrong_clock_keeps_no_backup_from_being_made_nor_takes_the_place_of_others()
    {
        var right = TimeProvider.System.GetUtcNow();
        var clock = new SetClock();
        using var backups = new Backups(_library.Data, SetOptions.Of(new BackupOptions { Daily = 2, Weekly = 0 }), SetOptions.Of(new StorageOptions()), clock);
        foreach (var days in new[] { 200, 201, 202, 0, 1, 2 })
        {
            clock.Now = right.AddDays(days);
            await backups.MakeAsync(BackupReason.Daily, Stop);
        }

        backups.List().Select(backup => (int)Math.Round((backup.MadeAt - right.UtcDateTime).TotalDays)).ShouldBe([202, 201, 2, 1]);
    }

    [Fact]
    public async Task A_backup_of_the_running_app_restored_on_a_fresh_install_says_the_same()
    {
        await using var app = await party.StartAsync(("Backup:Folder", _elsewhere.FullPath));
        await using var owner = await app.AsOwnerAsync();
        var faces = await app.QueryAsync(context => context.Faces.OrderBy(face => face.Id).Select(face => face.Id).Take(40).ToListAsync(Stop));
        var naming = NameAllAsync(owner.ServiceProvider.GetRequiredService<FaceTagging>(), faces);
        await app.ChangeAsync("backups");
        await naming;

        var name = (await app.ChangeAsync("backups")).Text("name");
        var said = await app.FingerprintAsync();
        var file = _elsewhere.Write("downloaded.db", await app.Client.GetByteArrayAsync(new Uri($"/api/v1/backups/{name}", UriKind.Relative), Stop));
        await using var fresh = new TestLibrary();
        var result = await CommandLine.RunAsync("restore", file, "--data", fresh.Data);

        (result.ExitCode, result.Errors).ShouldBe((ExitCodes.Done, ""));
        await fresh.OpenAsync();
        (await fresh.QueryAsync(context => DatabaseFingerprint.ExactAsync(context))).ShouldBe(said);
        Keys(fresh.Data).ShouldBe(Keys(app.Library.Data));
        (await CommandLine.RunAsync("check", file)).Output.ShouldBe($"✓ {file} is whole.{Environment.NewLine}");
    }

    [Fact]
    public async Task The_last_seven_days_and_four_weeks_stay_and_what_was_asked_for()
    {
        var clock = new SetClock();
        using var backups = new Backups(_library.Data, SetOptions.Of(new BackupOptions { Folder = _elsewhere.FullPath }), SetOptions.Of(new StorageOptions()), clock);
        await backups.MakeAsync(BackupReason.Asked, Stop);
        for (var day = 0; day < 60; day++)
        {
            await backups.MakeAsync(BackupReason.Daily, Stop);
            clock.Now += TimeSpan.FromDays(1);
        }

        backups.List().Select(backup => backup.MadeAt.ToString("MMdd", CultureInfo.InvariantCulture)).ShouldBe(["0901", "0831", "0830", "0829", "0828", "0827", "0826", "0823", "0816", "0704"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_that_vanished_or_is_empty_is_not_begun_anew(bool isThere)
    {
        Directory.CreateDirectory(Path.Combine(_library.Data, "renditions", "aa"));
        var backup = await Backups.MakeAsync(BackupReason.Daily, Stop);
        await _library.CloseAsync();
        foreach (var file in Directory.GetFiles(_library.Data, "facegallery.db*"))
        {
            File.Delete(file);
        }

        if (isThere)
        {
            await File.WriteAllBytesAsync(DataFolder.DatabaseIn(_library.Data), [], Stop);
        }

        (await Should.ThrowAsync<DatabaseException>(_library.OpenAsync)).Message.ShouldContain($"is gone or empty, but there was a library: {_library.Data}/renditions is still there.");
        await _library.CloseAsync();
        (await CommandLine.RunAsync("restore", backup.Path, "--data", _library.Data)).ExitCode.ShouldBe(ExitCodes.Done);
        await _library.OpenAsync();
        (await _library.QueryAsync(context => context.Photos.CountAsync(Stop))).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_no_backup_of_this_version_is_refused_with_the_reason_and_nothing_is_changed()
    {
        var whole = await File.ReadAllBytesAsync((await Backups.MakeAsync(BackupReason.Asked, Stop)).Path, Stop);
        var newer = _elsewhere.Write("newer.db", whole);
        Execute(newer, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '10.0.0')");
        var other = _elsewhere["other.db"];
        Execute(other, "CREATE TABLE Recipes (Name TEXT)");
        await _library.CloseAsync();
        var before = await File.ReadAllBytesAsync(DataFolder.DatabaseIn(_library.Data), Stop);

        await ShouldRefuseAsync(newer, "was made by a newer FaceGallery (29990101000000_Later)");
        await ShouldRefuseAsync(other, "is no backup of FaceGallery");
        await ShouldRefuseAsync(_elsewhere.Write("cut.db", whole.AsSpan(0, whole.Length / 2)), "is damaged, cut off, or no database");
        await ShouldRefuseAsync(_elsewhere.Write("holes.db", [.. whole.Index().Select(place => place.Index is > 8192 and < 40_000 ? (byte)0xFF : place.Item)]), "is damaged, cut off, or no database");
        await ShouldRefuseAsync(_elsewhere.Write("text.db", "no database"u8), "is damaged, cut off, or no database");
        await ShouldRefuseAsync(_elsewhere["none.db"], "There is no file");

        (await File.ReadAllBytesAsync(DataFolder.DatabaseIn(_library.Data), Stop)).ShouldBe(before);
    }

    [Fact]
    public async Task A_backup_of_another_library_is_told_and_what_was_there_is_put_aside()
    {
        await using var another = new TestLibrary();
        await another.OpenAsync();
        await SayAsync(another, "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
        var backup = (await another.Services.GetRequiredService<Backups>().MakeAsync(BackupReason.Asked, Stop)).Path;
        await _library.CloseAsync();

        await ShouldRefuseAsync(backup, "of 1 photos and 1 people. ");
        await ShouldRefuseAsync(backup, "is of another one: no photo is in both.");
        var result = await CommandLine.RunAsync("restore", backup, "--replace", "--data", _library.Data);

        result.Output.ShouldContain("It was another library");
        var aside = Directory.GetDirectories(_library.Data, "replaced-*").ShouldHaveSingleItem();
        (await CommandLine.RunAsync("restore", Path.Combine(aside, "facegallery.db"), "--replace", "--data", _library.Data)).ExitCode.ShouldBe(ExitCodes.Done);
        await _library.OpenAsync();
        (await _library.QueryAsync(context => context.Photos.Select(photo => photo.ContentHash).SingleAsync(Stop))).ShouldBe("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    }

    /// <summary>At every other rename, until it survives: what waits is put in its place at the next start, and what was there is aside.</summary>
    [Fact]
    public async Task Killed_while_a_backup_is_restored_there_is_the_one_or_the_other_as_a_whole()
    {
        _library.Set(("Sharing:OwnerName", "Backup"));
        var backup = (await Backups.MakeAsync(BackupReason.Asked, Stop)).Path;
        _library.Set(("Sharing:OwnerName", "Present"));
        await _library.QueryAsync(context => context.Database.ExecuteSqlAsync($"UPDATE People SET Name = 'Present'", Stop));
        await _library.CloseAsync();
        var (ends, rename) = (new List<string>(), 1);
        for (; await DiesAsync(rename); rename += 2)
        {
        }

        ends.Distinct().Order().ShouldBe(["Anna, Backup", "Present, Present"]);
        rename.ShouldBeGreaterThan(6);

        async Task<bool> DiesAsync(int rename)
        {
            await using var copy = new TestLibrary();
            _library.CopyDataTo(copy);
            var dies = await CommandLine.DieRenamingAsync(rename, "restore", backup, "--replace", "--data", copy.Data);
            using (DataFolder.Open(copy.Data))
            {
                ends.Add(EndOf(copy.Data));
                Directory.GetDirectories(copy.Data, "replaced-*").Select(EndOf).ShouldAllBe(end => end == "Present, Present");
                Directory.GetDirectories(copy.Data, "restor*").Concat(Directory.GetDirectories(copy.Data, "placing-*")).ShouldBeEmpty();
            }

            return dies;
        }
    }

    [Fact]
    public async Task The_app_restores_a_backup_begins_anew_with_it_and_goes_back_the_same_way()
    {
        await using var library = new TestLibrary();
        await PreparedLibraries.SetUpAsync(library);
        await library.OpenAsync();
        await ServedApp.LetInAsync(library);
        await library.CloseAsync();
        await using var app = new ServedApp(library.Settings, _elsewhere["clock"]);
        await app.StartAsync();
        var backup = await NameOfNewestAsync(await app.Client.PostAsync(Address("backups"), null, Stop));
        (await app.Client.PostAsJsonAsync(Address("albums"), new { name = "Later" }, Stop)).EnsureSuccessStatusCode();

        await app.BeginAnewAsync(async client => (await client.PostAsync(Address($"backups/{backup}/restore"), null, Stop)).StatusCode.ShouldBe(HttpStatusCode.Accepted));
        (await app.Client.GetStringAsync(Address("albums"), Stop)).ShouldNotContain("Later");
        var before = await NameOfNewestAsync(await app.Client.GetAsync(Address("backups"), Stop));
        before.ShouldEndWith("-replaced.db");

        await app.BeginAnewAsync(async client => (await client.PostAsync(Address($"backups/{before}/restore"), null, Stop)).EnsureSuccessStatusCode());
        (await app.Client.GetStringAsync(Address("albums"), Stop)).ShouldContain("Later");
    }

    [Fact]
    public async Task A_backup_that_is_brought_stays_and_what_is_none_is_refused()
    {
        var file = _elsewhere["facegallery-20260704-183000-daily.db"];
        Backups.Make(file, Stop);
        await using (var content = File.OpenRead(file))
        {
            (await Backups.TakeAsync(content, Path.GetFileName(file), content.Length, Stop)).Name.ShouldBe("facegallery-20260704-183000-asked.db");
        }

        using var text = new MemoryStream("no database"u8.ToArray());
        (await Should.ThrowAsync<DatabaseException>(Backups.TakeAsync(text, "notes.db", text.Length, Stop))).Message.ShouldStartWith("notes.db is damaged, cut off, or no database");
        Directory.GetFiles(Backups.Folder).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Damage_is_said_on_every_page_and_to_who_watches_and_no_backup_is_made_of_it()
    {
        var backup = await Backups.MakeAsync(BackupReason.Daily, Stop);
        await _library.CloseAsync();
        Execute(DataFolder.DatabaseIn(_library.Data), "INSERT INTO Roots (Path, Kind) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT printf('/%0100d', i), 0 FROM n");
        await using (var file = new FileStream(DataFolder.DatabaseIn(_library.Data), FileMode.Open))
        {
            file.Position = file.Length / 2 / 4096 * 4096;
            file.Write(Enumerable.Repeat((byte)0xFF, 8192).ToArray());
        }

        await _library.OpenAsync();
        using var upkeep = ActivatorUtilities.CreateInstance<DatabaseUpkeep>(_library.Services);
        var problems = _library.Services.GetRequiredService<AppProblems>();
        await upkeep.CheckAsync(Stop);

        problems.All.ShouldHaveSingleItem().Key.ShouldBe("Maintenance.Damaged");
        problems.All[0].Arguments.ShouldContain(backup.Path);
        (await new AppHealthCheck(problems).CheckHealthAsync(new HealthCheckContext(), Stop)).Status.ShouldBe(HealthStatus.Degraded);
        await upkeep.BackUpAsync(BackupReason.Daily, Stop);
        problems.Kinds.ShouldBe([AppProblem.DatabaseDamaged, AppProblem.BackupFailed]);
        Backups.List().ShouldBe([backup]);
    }

    [Fact]
    public async Task At_the_end_all_is_in_the_one_file()
    {
        using var upkeep = ActivatorUtilities.CreateInstance<DatabaseUpkeep>(_library.Services);
        await using var context = await _library.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop);
        await context.Database.OpenConnectionAsync(Stop);
        await context.Database.ExecuteSqlAsync($"UPDATE Photos SET Caption = 'written'", Stop);
        new FileInfo($"{DataFolder.DatabaseIn(_library.Data)}-wal").Length.ShouldBeGreaterThan(0);

        await upkeep.StopAsync(Stop);

        new FileInfo($"{DataFolder.DatabaseIn(_library.Data)}-wal").Length.ShouldBe(0);
    }

    [Fact]
    public void A_folder_in_use_stays_so_when_its_lock_file_is_deleted()
    {
        File.Delete(Path.Combine(_library.Data, ".lock"));

        Should.Throw<DataFolderException>(() => DataFolder.Open(_library.Data)).Message.ShouldContain("is in use by another FaceGallery");
    }

    [Fact]
    public void A_drive_that_is_mounted_read_only_is_called_so()
    {
        using var drive = SmallDrive.Mount(1 << 20);
        drive.MakeReadOnly();

        Should.Throw<DataFolderException>(() => DataFolder.Open(drive.FullPath)).Message.ShouldContain("is mounted read-only");
    }

    private static async Task NameAllAsync(FaceTagging tagging, IEnumerable<int> faces)
    {
        foreach (var face in faces)
        {
            await tagging.NameAsync([face], $"Person {face % 5}", Contradictions.TwiceInPhoto | Contradictions.Rejected | Contradictions.SimilarName | Contradictions.PoorExample, Stop);
        }
    }

    private static Task<int> SayAsync(TestLibrary library, string hash) => library.QueryAsync(context => context.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO Roots (Path, Kind) VALUES ('/photos', 0);
        INSERT INTO Photos (RootId, Kind, Path, Size, ModifiedAt, ContentHash, State, RetryOnScan, IsDamaged, Width, Height, SortTime, FaceCount, NamedFaceCount)
            SELECT Id, 0, 'a.jpg', 1, '2026-07-04 18:00:00', {hash}, 1, 0, 0, 4, 3, '2026-07-04 18:00:00', 0, 0 FROM Roots LIMIT 1;
        INSERT INTO People (Name, NameKey) VALUES ('Anna', 'ANNA');
        """, Stop));

    private async Task ShouldRefuseAsync(string backup, string why)
    {
        var result = await CommandLine.RunAsync("restore", backup, "--data", _library.Data);
        result.ExitCode.ShouldBe(ExitCodes.CannotDo);
        result.Errors.ShouldContain(why);
    }

    private static IEnumerable<string> Keys(string data) => Directory.GetFiles(Path.Combine(data, "keys")).Order(StringComparer.Ordinal).Select(File.ReadAllText);

    /// <summary>Who is in the database, and who the owner is in the settings.</summary>
    private static string EndOf(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={DataFolder.DatabaseIn(folder)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Name FROM People";
        var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, DataFolder.SettingsFile))).RootElement;
        return $"{command.ExecuteScalar()}, {settings.GetProperty("Sharing:OwnerName").GetString()}";
    }

    private static Uri Address(string call) => new($"/api/v1/{call}", UriKind.Relative);

    private static async Task<string> NameOfNewestAsync(HttpResponseMessage answer)
    {
        var backups = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Stop);
        return (backups.ValueKind == JsonValueKind.Array ? backups[0] : backups).Text("name");
    }

    private static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
