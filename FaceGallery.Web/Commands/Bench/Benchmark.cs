using System.Diagnostics;
using FaceGallery.Web.Data;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Settings;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Commands.Bench;

/// <summary>Indexes a folder of photos into a data folder of its own, and measures that once all that happens only the first time has happened.</summary>
/// <param name="workers">Photos worked on at once; null for as many as the settings say.</param>
/// <param name="place">An empty folder for all that is written.</param>
internal sealed class Benchmark(string photos, int? workers, string place)
{
    /// <summary>So many photos are indexed before it is measured: by then code is compiled, weights are loaded and memory is there.</summary>
    private const int WarmUpPhotos = 16;

    /// <summary>In the order of a photo's journey.</summary>
    private static readonly string[] Order =
        ["scan", "hash", "decode", "recognise", "resize", "detect", "align", "embed", "measure", "metadata", "renditions", "crops", "preview", "thumbnail", "photo", "batch", "write", "match"];

    private static readonly string[] DecoderAndNetworks = ["decode", "detect", "embed"];

    /// <param name="show">Called with what was indexed while its database is still there.</param>
    public async Task<BenchReport> RunAsync(Func<IServiceProvider, IndexingSummary, Task> show, CancellationToken cancellationToken)
    {
        using var warmFolder = DataFolder.Open(Path.Combine(place, "warm-up"));
        await using var warm = await StartAsync(LinkFirstPhotos(), warmFolder, _ => { }, cancellationToken);
        await warm.GetRequiredService<LibraryIndexer>().IndexAsync(cancellationToken);

        var engine = warm.GetRequiredService<RecognitionEngine>();
        using var folder = DataFolder.Open(Path.Combine(place, "measured"));
        await using var services = await StartAsync(photos, folder, services => services.AddSingleton(engine), cancellationToken);
        using var steps = new StepTimes();
        var before = Usage.Now();
        var summary = await services.IndexAsync(cancellationToken);
        var report = Report(summary, Usage.Now().Since(before), steps, services, folder);
        await show(services, summary);
        return report;
    }

    private async Task<ServiceProvider> StartAsync(string library, DataFolder folder, Action<IServiceCollection> add, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string?> { ["Library:Photos:0"] = library, ["Library:FollowOutsideLinks"] = "true", ["Data:Folder"] = folder.Path };
        if (workers is not null)
        {
            settings[$"{IndexingOptions.Section}:{nameof(IndexingOptions.Workers)}"] = $"{workers}";
        }

        return await CommandServices.StartAsync(SettingsSources.LoadWithoutLibrary(settings), folder, cancellationToken, add);
    }

    private string LinkFirstPhotos()
    {
        var links = Directory.CreateDirectory(Path.Combine(place, "links"));
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        foreach (var (number, photo) in Directory.EnumerateFiles(photos, "*", everywhere).Where(file => FileKinds.ByName(file) == FileKind.Photo).Take(WarmUpPhotos).Index())
        {
            File.CreateSymbolicLink(Path.Combine(links.FullName, $"{number}{Path.GetExtension(photo)}"), photo);
        }

        return links.FullName;
    }

    private static BenchReport Report(IndexingSummary summary, Usage usage, StepTimes times, IServiceProvider services, DataFolder folder)
    {
        using var process = Process.GetCurrentProcess();
        var renditions = new DirectoryInfo(folder.Renditions);
        var bytes = renditions.Exists ? renditions.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) : 0;
        var decoded = Math.Max(summary.Decoded, 1);
        var steps = Steps(times, decoded, summary.Faces);
        return new BenchReport(
            EngineReport.Of(services.GetRequiredService<RecognitionEngine>()),
            summary.Photos,
            summary.Failed,
            summary.Faces,
            Math.Round(summary.Elapsed.TotalSeconds, 3),
            Math.Round(IndexingText.Rate(summary), 2),
            summary.Stages.ToDictionary(stage => stage.Stage, stage => Math.Round(stage.Time.TotalSeconds, 3)),
            Math.Round(process.PeakWorkingSet64 / 1048576.0, 1),
            Math.Round(bytes / 1024.0 / Math.Max(summary.Indexed, 1), 1),
            services.GetRequiredService<IOptions<IndexingOptions>>().Value.WorkersHere,
            Math.Round(usage.Processor.TotalMilliseconds / decoded, 2),
            Math.Round(usage.Allocated / 1024.0 / decoded, 1),
            Math.Round(usage.Paused.TotalSeconds, 3),
            Math.Round(steps.Where(step => DecoderAndNetworks.Contains(step.Step)).Sum(step => step.Share), 3),
            steps);
    }

    private static List<BenchStep> Steps(StepTimes times, int photos, int faces)
    {
        // Once: they go on being measured.
        var uses = Order.ToDictionary(step => step, times.Of);
        var all = Math.Max(uses.Values.Sum(use => use.Elapsed.TotalMilliseconds), 1);
        return
        [
            .. from step in Order
               let use = uses[step]
               let milliseconds = use.Elapsed.TotalMilliseconds
               select new BenchStep(
                   step,
                   Math.Round(milliseconds / photos, 3),
                   faces > 0 ? Math.Round(milliseconds / faces, 3) : null,
                   Math.Round(use.Core.TotalMilliseconds / photos, 3),
                   Math.Round(use.Allocated / 1024.0 / photos, 1),
                   Math.Round(milliseconds / all, 4)),
        ];
    }

    private readonly record struct Usage(TimeSpan Processor, long Allocated, TimeSpan Paused)
    {
        public static Usage Now() => new(Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration());

        public Usage Since(Usage before) => new(Processor - before.Processor, Allocated - before.Allocated, Paused - before.Paused);
    }
}
