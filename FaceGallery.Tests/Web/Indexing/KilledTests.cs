using System.Diagnostics;
using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

public sealed class KilledTests
{
    private const int Kills = 4;
    private const int PhotoCount = 16;

    [Fact]
    public async Task Killed_at_random_moments_and_started_again_the_database_ends_the_same()
    {
        await using var undisturbed = Library();
        await using var killed = Library();
        await undisturbed.IndexAsync();
        var random = new Random(20261121);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = CommandLine.Start("index", "--photos", killed.Photos, "--people", killed.People, "--data", killed.Data);
            var moment = (kill * PhotoCount / Kills) + random.Next(PhotoCount / Kills);
            await WaitUntilDoneAsync(killed, moment, process);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await killed.IndexAsync();

        // A photo may have been at hand twice, and is then held to be what killed the process.
        await killed.RetryAsync();

        (await killed.FingerprintAsync()).ShouldBe(await undisturbed.FingerprintAsync());
    }

    private static TestLibrary Library()
    {
        var library = new TestLibrary();
        foreach (var photo in SharedFiles.PhotosBelow("party/Photos").Take(PhotoCount))
        {
            library.AddPhoto(photo);
        }

        foreach (var portrait in SharedFiles.PhotosBelow("party/People"))
        {
            library.AddPortrait(portrait);
        }

        return library;
    }

    private static Task WaitUntilDoneAsync(TestLibrary library, int photos, Process process) =>
        Waiting.UntilAsync(async () => process.HasExited || await DoneAsync(library) >= photos);

    /// <summary>Looks from outside, as the process that is about to be killed must not be helped.</summary>
    private static async Task<long> DoneAsync(TestLibrary library)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(library.Data, "facegallery.db")};Mode=ReadOnly;Pooling=False");
        try
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT COUNT(*) FROM PhotoFiles WHERE PendingSince IS NULL AND Kind = {(int)RootKind.Photos}";
            return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }
        catch (SqliteException)
        {
            return -1;
        }
    }
}
