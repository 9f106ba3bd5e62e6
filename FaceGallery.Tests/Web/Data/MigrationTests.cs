using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Data;

/// <summary>A database of an earlier version, in which something was said, is brought up to date.</summary>
public sealed class MigrationTests : IAsyncLifetime
{
    private const string Earlier = "20261129033912_Sessions";

    /// <summary>From one kill to the next.</summary>
    private static readonly double Spread = Environment.GetEnvironmentVariable("FACEGALLERY_KILLS") is null ? 2 : 1.3;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Before => _folder["before"];

    public async ValueTask InitializeAsync()
    {
        await MigrateAsync(Before, Earlier);
        await using var connection = Open(Before);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO Roots (Path, Kind) VALUES ('/photos', 1);
            INSERT INTO Photos (RootId, Kind, Path, ContentHash, Size, ModifiedAt, State, RetryOnScan, IsDamaged, Width, Height, SortTime, FaceCount, NamedFaceCount)
                VALUES (1, 1, 'a.jpg', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1, '2026-07-04', 1, 0, 0, 1, 1, '2026-07-04', 0, 0);
            INSERT INTO Shares (TokenHash, ProtectedToken, IsFrozen, CreatedAt, Download, ShowsNames, IsStripped, IsReadable, AllowsFindMe, Visits, Downloads)
                VALUES ('a', 'a', 0, '2026-07-04', 0, 0, 0, 0, 0, 0, 0);
            INSERT INTO Photos (Id, RootId, Kind, Path, ContentHash, Size, ModifiedAt, State, RetryOnScan, IsDamaged, Width, Height, SortTime, IsHidden, FaceCount, NamedFaceCount) VALUES
                (2, 1, 0, 'b.jpg', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 1, '2026-07-04', 1, 0, 0, 1, 1, '2026-07-04', 1, 2, 0), (3, 1, 0, 'copy.jpg', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 1, '2026-07-04', 1, 0, 0, 1, 1, '2026-07-04', 0, 2, 1),
                (4, 1, 0, 'new.jpg', NULL, 1, '2026-07-04', 0, 0, 0, 0, 0, '2026-07-04', 0, 0, 0), (5, 1, 0, 'third.jpg', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 1, '2026-07-04', 1, 0, 0, 1, 1, '2026-07-04', 0, 2, 1);
            INSERT INTO People (Id, Name, NameKey, IsHidden, IsPrivate) VALUES (1, 'Anna', 'ANNA', 0, 0), (2, 'Ben', 'BEN', 0, 0);
            INSERT INTO Faces (Id, PhotoId, Ordinal, Landmarks, Score, Origin, Revision, PersonId, AssignedBy, IsNotAFace, IsStranger, Box_X, Box_Y, Box_Width, Box_Height, Quality_Flaws, Quality_Size, Quality_Sharpness, Quality_Yaw, Quality_Roll)
                SELECT photo * 10 + face, photo, face, x'00', 1, 0, 1, CASE WHEN photo * 10 + face IN (31, 32) THEN 1 WHEN photo * 10 + face = 52 THEN 2 END,
                    CASE WHEN photo * 10 + face IN (31, 52) THEN 1 WHEN photo * 10 + face = 32 THEN 0 END, 0, 0, face * 0.1, 0.1, 0.1, 0.1, 0, 0, 0, 0, 0
                FROM (SELECT 2 AS photo UNION SELECT 3 UNION SELECT 5), (SELECT 1 AS face UNION SELECT 2);
            INSERT INTO SharePhotos (ShareId, PhotoId, AddedAt) VALUES (1, 2, '2026-07-04'), (1, 5, '2026-07-05');
            INSERT INTO Proposals (Kind, ShareId, Search, PhotoId, FaceIds, MadeAt) VALUES (1, 1, 'beach', 1, '', '2026-07-04'), (3, 1, NULL, 1, '', '2026-07-05');
            INSERT INTO ChosenThresholds (Id, MinMatchSimilarity) VALUES (1, 0.8199999928474426);
            INSERT INTO Changes (Id, Kind, MadeAt, MadeBy, Subject, Count, AlsoNamed) VALUES
                (1, 15, '2026-07-04', 'owner', '0.36 → 0.40', 0, 0), (2, 15, '2026-07-05', 'owner', '0.40 → 0.82', 0, 0), (3, 5, '2026-07-05', 'owner', 'Anna → Anne', 0, 0);
            INSERT INTO ChangedRows (ChangeId, Entity, Key, IsMachine, "Before", "After") VALUES
                (1, 'ChosenThreshold', '1', 0, NULL, '{"Id":1,"MinMatchSimilarity":0.4}'),
                (2, 'ChosenThreshold', '1', 0, '{"MinMatchSimilarity":0.4}', '{"MinMatchSimilarity":0.82}');
            """;
        await command.ExecuteNonQueryAsync(Stop);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_was_said_stays_and_what_it_is_about()
    {
        await MigrateAsync(Before);

        Read(Before, "SELECT Id, Kind, ShareId, PhotoId, MadeAt, HidesAtOnce FROM Proposals").ShouldBe(["1 1 1 1 2026-07-04 0", "2 3 1 1 2026-07-05 1"]);
        Read(Before, "PRAGMA foreign_key_check").ShouldBeEmpty();
        Read(Before, "PRAGMA journal_mode").ShouldBe(["wal"]);
    }

    [Fact]
    public async Task Faces_that_were_found_before_have_the_points_that_new_ones_get()
    {
        await MigrateAsync(Before);

        var analysed = new AnalysedFace(new DetectedFace(new RelativeBox(0.1f, 0.1f, 0.1f, 0.1f), FaceLandmarks.None, 1), default, Embedding.FromOutput("model", [1]));
        Read(Before, "SELECT DISTINCT CoverPoints FROM Faces").ShouldBe([$"{Face.From(analysed, 0).CoverPoints}"]);
    }

    [Fact]
    public async Task What_was_there_before_is_in_a_backup()
    {
        var proposals = Read(Before, "SELECT * FROM Proposals");

        await MigrateAsync(Before);

        var backup = Directory.GetFiles(Path.Combine(Before, "backups")).ShouldHaveSingleItem();
        backup.ShouldEndWith("-update.db");
        File.Copy(backup, Path.Combine(Directory.CreateDirectory(_folder["restored"]).FullName, "facegallery.db"));
        Read(_folder["restored"], "SELECT * FROM Proposals").ShouldBe(proposals);
        Read(_folder["restored"], "SELECT MAX(MigrationId) FROM __EFMigrationsHistory").ShouldBe([Earlier]);
    }

    [Fact]
    public async Task Copies_become_one_photo_with_all_that_was_said_of_them()
    {
        await MigrateAsync(Before);

        Read(Before, "SELECT Id, IsHidden, FaceCount, NamedFaceCount FROM Photos WHERE Kind = 0").ShouldBe(["3 1 2 2"]);
        Read(Before, "SELECT Path, PhotoId, PendingSince IS NOT NULL FROM PhotoFiles WHERE Kind = 0 ORDER BY Path")
            .ShouldBe(["b.jpg 3 0", "copy.jpg 3 0", "new.jpg  1", "third.jpg 3 0"]);
        Read(Before, "SELECT Ordinal, PersonId, AssignedBy FROM Faces WHERE PhotoId = 3 ORDER BY Ordinal").ShouldBe(["1 1 1", "2 2 1"]);
        Read(Before, "SELECT ShareId, PhotoId FROM SharePhotos").ShouldBe(["1 3"]);
        Read(Before, "SELECT COUNT(*) FROM Faces").ShouldBe(["2"]);
    }

    [Fact]
    public async Task A_threshold_chosen_by_the_cosine_moves_with_the_default_and_undoing_brings_back_none_of_them()
    {
        await using var library = new TestLibrary();
        Directory.CreateDirectory(library.Data);
        File.Copy(Path.Combine(Before, "facegallery.db"), Path.Combine(library.Data, "facegallery.db"));
        await library.OpenAsync();

        Read(library.Data, "SELECT Subject FROM Changes").ShouldBe(["0.46 → 0.50", "0.50 → 0.90", "Anna → Anne"]);
        (await ChosenAsync(library)).ShouldBe(0.9f);
        await library.Services.GetRequiredService<ChangeHistory>().UndoAsync(2, withLater: false, Stop);
        (await ChosenAsync(library)).ShouldBe(0.5f);
        await library.Services.GetRequiredService<ChangeHistory>().UndoAsync(1, withLater: false, Stop);
        (await ChosenAsync(library)).ShouldBeNull();
    }

    /// <summary>At the first write to the database, at the second, the fourth, and so on, until it survives; some twenty times where FACEGALLERY_KILLS is set.</summary>
    [Fact]
    public async Task Killed_at_any_moment_the_database_is_as_before_or_as_after()
    {
        var whole = await ShapesAsync();
        var killed = new List<string>();
        for (var write = 1; await DiesAsync(Copy($"{write}"), write); write = Math.Max(write + 1, (int)(write * Spread)))
        {
            killed.Add(Shape(_folder[$"{write}"]));
            Read(_folder[$"{write}"], "PRAGMA integrity_check").ShouldBe(["ok"]);
            await MigrateAsync(_folder[$"{write}"]);
            Shape(_folder[$"{write}"]).ShouldBe(whole[^1]);
        }

        killed.ShouldBeSubsetOf(whole);
        killed.Distinct().Count().ShouldBeGreaterThan(1, "It was not killed on both sides of a migration.");
    }

    private static Task<float?> ChosenAsync(TestLibrary library) =>
        library.QueryAsync(context => context.ChosenThresholds.Select(chosen => (float?)chosen.MinMatchSimilarity).SingleOrDefaultAsync(Stop));

    /// <summary>The database as it is, after each migration that is still to come, and in the end.</summary>
    private async Task<IReadOnlyList<string>> ShapesAsync()
    {
        var shapes = new List<string> { Shape(Before) };
        foreach (var migration in await LaterAsync())
        {
            await MigrateAsync(Copy(migration), migration);
            shapes.Add(Shape(_folder[migration]));
        }

        return shapes;
    }

    private async Task<IReadOnlyList<string>> LaterAsync()
    {
        using var folder = DataFolder.Open(_folder["none"]);
        await using var services = new ServiceCollection().AddLogging().AddData(folder).BuildServiceProvider();
        await using var context = await services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop);
        return [.. context.Database.GetMigrations().SkipWhile(migration => migration != Earlier).Skip(1)];
    }

    /// <summary>Starts the program, and kills it before it writes to the database for this time.</summary>
    private Task<bool> DiesAsync(string data, int write) =>
        CommandLine.DieAsync(data, write, "index", "--photos", Directory.CreateDirectory(_folder["photos"]).FullName, "--data", data);

    private string Copy(string name)
    {
        Directory.CreateDirectory(_folder[name]);
        File.Copy(Path.Combine(Before, "facegallery.db"), Path.Combine(_folder[name], "facegallery.db"));
        return _folder[name];
    }

    /// <summary>Tables, what was said, and which migrations are held to be done.</summary>
    private static string Shape(string data) => string.Join(
        '\n',
        [
            .. Read(data, "SELECT sql FROM sqlite_master WHERE name NOT IN ('__EFMigrationsLock', 'sqlite_stat1') ORDER BY name"),
            .. Read(data, "SELECT * FROM Proposals"),
            .. Read(data, "SELECT MigrationId FROM __EFMigrationsHistory"),
        ]);

    private static List<string> Read(string data, string query)
    {
        using var connection = Open(data);
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        }

        return rows;
    }

    private static SqliteConnection Open(string data)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(data, "facegallery.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <param name="migration">The newest unless said.</param>
    private static async Task MigrateAsync(string data, string? migration = null)
    {
        using var folder = DataFolder.Open(data);
        await using var services = new ServiceCollection().AddLogging().AddData(folder).BuildServiceProvider();
        if (migration is null)
        {
            await services.MigrateDatabaseAsync(Stop);
        }
        else
        {
            await using var context = await services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop);
            await context.GetService<IMigrator>().MigrateAsync(migration, Stop);
        }

        SqliteConnection.ClearAllPools();
    }
}
