using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Export;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Commands.Separate;

/// <summary>The work of <c>separate</c>: index, report, bring the albums to the output.</summary>
internal static class Separation
{
    private const int MaxComplaints = 50;

    public static async Task<int> RunAsync(SeparateRequest request, CancellationToken cancellationToken)
    {
        request.Check();
        using var exporter = AlbumExporter.Open(request.Output);
        if (request.Report is not null)
        {
            JsonReport.RequirePlace(request.Report);
        }

        using var folder = DataFolder.Open(request.Data);
        await using var services = await CommandServices.StartAsync(
            SettingsSources.LoadWithoutLibrary(request.Settings()), folder, cancellationToken);
        var summary = await services.IndexAsync(cancellationToken);
        await WriteReportAsync(request, services, summary, cancellationToken);
        if (summary.Photos == 0)
        {
            await Console.Out.WriteLineAsync($"No photos were found in {request.Photos}. Nothing in {request.Output} was changed.");
            await Console.Out.WriteProblemsAsync(services, summary, cancellationToken);
            return ExitCodes.Done;
        }

        await Console.Out.WriteSummaryAsync(summary);
        await Console.Out.WriteProblemsAsync(services, summary, cancellationToken);
        return await ExportAsync(request, services, exporter, cancellationToken);
    }

    private static async Task WriteReportAsync(
        SeparateRequest request, IServiceProvider services, IndexingSummary summary, CancellationToken cancellationToken)
    {
        if (request.Report is null)
        {
            return;
        }

        await using var context = await services.OpenDatabaseAsync(cancellationToken);
        var people = await context.People.ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var photos = (
            from file in context.PresentFiles
            join photo in context.Photos.Include(photo => photo.Faces) on file.PhotoId equals photo.Id
            where file.Kind == RootKind.Photos
            orderby file.Path
            select new { file.Path, Photo = photo })
            .AsNoTracking()
            .AsAsyncEnumerable()
            .Select(file => SeparateReport.PhotoEntry.Of(file.Path, file.Photo, people));
        var report = new SeparateReport(
            EngineReport.Of(services.GetRequiredService<RecognitionEngine>()), SeparateReport.Totals.Of(summary), photos);
        await JsonReport.WriteAsync(request.Report, report, cancellationToken);
    }

    private static async Task<int> ExportAsync(
        SeparateRequest request, IServiceProvider services, AlbumExporter exporter, CancellationToken cancellationToken)
    {
        await using var context = await services.OpenDatabaseAsync(cancellationToken);
        var wanted = await WantedFiles.ReadAsync(context, request.Photos, cancellationToken);
        AlbumExportResult result;
        using (var progress = CommandProgress.OnStandardError())
        {
            result = exporter.Export(wanted, request.Mode, done => progress.ShowFiles(done, wanted.Count), cancellationToken);
        }

        await Console.Out.WriteListAsync(
            $"Albums in {request.Output}:",
            [.. wanted.CountBy(file => file.Path.Split('/')[0]).OrderBy(album => album.Key, StringComparer.Ordinal).Select(album => $"{album.Key}: {album.Value}")]);
        await Console.Out.WriteLineAsync($"Files written: {result.Written}, removed: {result.Removed}, unchanged: {result.Unchanged}.");
        await Console.Out.WriteListAsync("Left alone:", [.. result.Notes.Select(EnglishText.Of)], MaxComplaints);
        await Console.Error.WriteListAsync("Not done:", [.. result.Problems.Select(EnglishText.Of)], MaxComplaints);
        return result.Problems.Count > 0 ? ExitCodes.CannotDo : ExitCodes.Done;
    }
}
