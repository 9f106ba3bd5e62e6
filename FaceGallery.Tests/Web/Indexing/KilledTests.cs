using System.Diagnostics;
using System.Globalization;
using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Recognition;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

/// <summary>Four kills, unless FACEGALLERY_KILLS says how many.</summary>
public sealed class KilledTests
{
    private const int KillsOfChange = 4;
    private const string OtherDetector = "yunet_s_dynamic";

    private static readonly int Kills = FullSize.Of("FACEGALLERY_KILLS", 4);

    /// <summary>More kills than there are four photos for come close after one another.</summary>
    private static readonly int PhotoCount = Math.Min(4 * Kills, 120);

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
            var moment = (kill * PhotoCount / Kills) + random.Next(Math.Max(PhotoCount / Kills, 1));
            await WaitUntilDoneAsync(killed, moment, process);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await killed.IndexAsync();

        // A photo may have been at hand twice, and is then held to be what killed the process.
        await killed.RetryAsync();

        (await killed.FingerprintAsync()).ShouldBe(await undisturbed.FingerprintAsync());
    }

    [Fact]
    public async Task Killed_while_another_embedder_and_another_detector_take_over_nothing_is_lost_and_nothing_is_twice()
    {
        await using var undisturbed = Library();
        await undisturbed.IndexAsync();
        await SpokenOfParty.SayAsync(undisturbed);
        var said = await SpokenOfParty.SaidAsync(undisturbed);
        await undisturbed.CloseAsync();
        undisturbed.Set([.. Networks.Unmirrored(), ("Models:Detector", OtherDetector)]);
        await using var killed = await undisturbed.CopyWithPhotosAsync();
        await undisturbed.OpenAsync();
        await SpokenOfParty.ChangeModelsAsync(undisturbed);
        var random = new Random(20261130);
        for (var kill = 0; kill < KillsOfChange; kill++)
        {
            using var process = CommandLine.Start("index", "--photos", killed.Photos, "--people", killed.People, "--data", killed.Data);

            // The last when both have all, and names are decided.
            var moment = (kill + random.NextDouble()) / KillsOfChange * 1.2;
            await Waiting.UntilAsync(async () => process.HasExited || await ChangedAsync(killed) >= Math.Min(moment, 1));
            await Task.Delay(TimeSpan.FromMilliseconds(moment > 1 ? random.Next(400) : 0), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await killed.OpenAsync();
        await SpokenOfParty.ChangeModelsAsync(killed);

        (await SpokenOfParty.SaidAsync(killed)).ShouldBe(said);
        (await SpokenOfParty.EmbeddingsAsync(killed)).Values.ShouldAllBe(embedding => embedding.Model == "Unmirrored");
        (await killed.QueryAsync(context => context.NewEmbeddings.CountAsync(TestContext.Current.CancellationToken))).ShouldBe(0);
        (await ChangedAsync(killed)).ShouldBe(1);
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

    private static Task<double> DoneAsync(TestLibrary library) =>
        AskAsync(library, $"SELECT COUNT(*) FROM PhotoFiles WHERE PendingSince IS NULL AND Kind = {(int)RootKind.Photos}");

    /// <summary>Which share of the way both models have gone; the embedder goes first.</summary>
    private static Task<double> ChangedAsync(TestLibrary library) => AskAsync(
        library,
        $"""
        SELECT (CASE WHEN EXISTS (SELECT 1 FROM AnsweringEmbedders) THEN 1.0 ELSE (SELECT COUNT(*) FROM NewEmbeddings) * 1.0 / (SELECT COUNT(*) FROM FaceEmbeddings) END
            + (SELECT AVG(coalesce(Detector, '') = '{OtherDetector}') FROM Photos WHERE Kind = {(int)RootKind.Photos})) / 2
        """);

    /// <summary>Looks from outside, as the process that is about to be killed must not be helped.</summary>
    private static async Task<double> AskAsync(TestLibrary library, string question)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(library.Data, "facegallery.db")};Mode=ReadOnly;Pooling=False");
        try
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = question;
            return Convert.ToDouble(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
        }
        catch (SqliteException)
        {
            return -1;
        }
    }
}
