using System.Globalization;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Recognition;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Commands;

/// <summary>What a run of the indexer did, in words for a terminal.</summary>
internal static class IndexingText
{
    public static async Task WriteSummaryAsync(this TextWriter output, IndexingSummary summary)
    {
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Photos:N0} photos: {summary.Indexed:N0} indexed, {summary.Failed:N0} failed; {summary.Faces:N0} faces, {summary.People:N0} people."));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Decoded:N0} pictures decoded in {summary.Elapsed.TotalSeconds:0.0} s: {Rate(summary):0.0} a second."));
        if (summary.OtherFiles.Count > 0)
        {
            await output.WriteLineAsync("Other files: " + string.Join(", ", summary.OtherFiles.Select(kind => $"{kind.Value} {kind.Key}")) + ".");
        }
    }

    public static async Task WriteStagesAsync(this TextWriter output, IndexingSummary summary)
    {
        await output.WriteLineAsync("Time in each stage, all workers together:");
        foreach (var stage in summary.Stages)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {stage.Stage,-12}{stage.Time.TotalSeconds,9:0.00} s"));
        }
    }

    /// <summary>Lists what did not work: files that could not be read, portraits that were skipped, folders that are closed.</summary>
    public static async Task WriteProblemsAsync(
        this TextWriter output, IServiceProvider services, IndexingSummary summary, CancellationToken cancellationToken)
    {
        await output.WriteListAsync("To look at:", [.. services.GetRequiredService<RecognitionEngine>().ProviderProblems.Concat(summary.Problems).Select(EnglishText.Of), .. await AbsentAsync(services, cancellationToken)]);
        await using var context = await services.OpenDatabaseAsync(cancellationToken);
        var failed = await (
            from file in context.PresentFiles
            join photo in context.FailedPhotos on file.PhotoId equals photo.Id
            orderby file.Path
            select new { file.Path, photo.FailureReason }).ToListAsync(cancellationToken);
        await output.WriteListAsync("Could not be read:", [.. failed.Select(photo => $"{photo.Path}: {EnglishText.Of(photo.FailureReason!)}")]);
    }

    private static async Task<IEnumerable<string>> AbsentAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var questions = await services.GetRequiredService<AbsenceQuestions>().ListAsync(cancellationToken);
        return questions.Select(question => string.Create(
            CultureInfo.InvariantCulture,
            $"{question.Count:N0} photos are gone from {question.Place}, and are kept as they were. Mount the drive if it is missing; if they were deleted, run this again with --deleted."));
    }

    /// <param name="most">A long list of the same complaint is cut here.</param>
    public static async Task WriteListAsync(this TextWriter output, string heading, IReadOnlyCollection<string> lines, int most = int.MaxValue)
    {
        foreach (var line in lines.Count == 0 ? [] : lines.Take(most).Select(line => "  " + line).Prepend(heading))
        {
            await output.WriteLineAsync(line);
        }

        if (lines.Count > most)
        {
            await output.WriteLineAsync($"  … and {lines.Count - most} more.");
        }
    }

    /// <summary>Pictures decoded per second.</summary>
    public static double Rate(IndexingSummary summary) => summary.Decoded / Math.Max(summary.Elapsed.TotalSeconds, 0.001);
}
