using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using FaceGallery.Web.Data;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Settings;

namespace FaceGallery.Web.Commands.Bench;

/// <summary><c>bench</c>: indexes a folder into a data folder that is thrown away, and measures.</summary>
public static class BenchCommand
{
    private static readonly Option<string> Photos = new("--photos") { Description = "The folder of photos to measure with.", HelpName = "DIR", Required = true };

    private static readonly Option<string> Report = new("--report") { Description = "Where to write the figures, as JSON.", HelpName = "FILE.json" };

    public static Command Create()
    {
        var command = new Command("bench", "Measure how fast photos are indexed here.") { Photos, Report };
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(
            () => RunAsync(Path.GetFullPath(parsed.GetRequiredValue(Photos)), parsed.GetValue(Report), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string photos, string? report, CancellationToken cancellationToken)
    {
        FolderChecks.RequireReadable("The photos folder", photos);
        if (report is not null)
        {
            FolderChecks.RefuseWithin("The report", report, photos);
            JsonReport.RequirePlace(report);
        }

        var data = Directory.CreateTempSubdirectory("facegallery-bench-");
        try
        {
            FolderChecks.RefuseWithin("The temporary folder", data.FullName, photos);
            return await MeasureAsync(photos, data.FullName, report, cancellationToken);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(string photos, string data, string? report, CancellationToken cancellationToken)
    {
        using var folder = DataFolder.Open(data);
        var configuration = SettingsSources.LoadWithoutLibrary(
            new Dictionary<string, string?> { ["Library:Photos:0"] = photos, ["Library:FollowOutsideLinks"] = "true", ["Data:Folder"] = data });
        await using var services = await CommandServices.StartAsync(configuration, folder, cancellationToken);
        var summary = await services.IndexAsync(cancellationToken);
        var figures = Figures(summary, services.GetRequiredService<RecognitionEngine>(), folder);
        await Console.Out.WriteSummaryAsync(summary);
        await Console.Out.WriteStagesAsync(summary);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Peak memory {figures.PeakMemoryMiB:0} MiB; renditions {figures.RenditionKiBPerPhoto:0} KiB a photo; {figures.Engine.Provider}."));
        await Console.Out.WriteProblemsAsync(services, summary, cancellationToken);
        if (report is not null)
        {
            await JsonReport.WriteAsync(report, figures, cancellationToken);
        }

        return ExitCodes.Done;
    }

    private static BenchReport Figures(IndexingSummary summary, RecognitionEngine engine, DataFolder folder)
    {
        using var process = Process.GetCurrentProcess();
        var renditions = new DirectoryInfo(folder.Renditions);
        var bytes = renditions.Exists ? renditions.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) : 0;
        return new BenchReport(
            EngineReport.Of(engine),
            summary.Photos,
            summary.Failed,
            summary.Faces,
            Math.Round(summary.Elapsed.TotalSeconds, 3),
            Math.Round(IndexingText.Rate(summary), 2),
            summary.Stages.ToDictionary(stage => stage.Stage, stage => Math.Round(stage.Time.TotalSeconds, 3)),
            Math.Round(process.PeakWorkingSet64 / 1048576.0, 1),
            Math.Round(bytes / 1024.0 / Math.Max(summary.Indexed, 1), 1));
    }
}
