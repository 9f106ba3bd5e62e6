using System.Diagnostics;
using FaceGallery.Domain.Clustering;
using FaceGallery.Domain.Matching;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Commands.Seed;
using FaceGallery.Web.Commands.Serve;
using FaceGallery.Web.Data;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Matching;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Commands.Bench.Synthetic;

/// <summary>Measures what the app does with a made-up library: matching by its parts, pages one by one, and the program from its start as its owner meets it.</summary>
/// <param name="place">A folder for the library. One that an earlier run filled is measured as it is.</param>
internal sealed class SyntheticBenchmark(int photos, string place)
{
    private const string OwnerName = AccountService.DefaultOwnerName;
    private const string Password = "correct horse battery";
    private const int Repeats = 9;
    private const int NamedClusters = 5;
    private const int ShareOfNew = 100;

    private readonly StepClock _clock = new();

    /// <summary>Nobody is there: the app takes the folder for a drive that is away, and leaves its photos as they are.</summary>
    private string Photos => Path.Combine(place, "photos");

    private string Data => Path.Combine(place, "data");

    public async Task<SyntheticReport> RunAsync(CancellationToken cancellationToken)
    {
        var matching = await PrepareAsync(cancellationToken);
        FreedMemory.GiveBack();
        var (pages, session, token) = await MeasurePagesAsync(cancellationToken);
        SqliteConnection.ClearAllPools();
        FreedMemory.GiveBack();
        var memory = await MeasureServedAsync(session, token, cancellationToken);

        using var folder = DataFolder.Open(Data);
        await using var services = await StartAsync(folder, cancellationToken);
        await using var context = await services.OpenDatabaseAsync(cancellationToken);
        return new SyntheticReport(
            $"{ProcessorName()}, {Environment.ProcessorCount} cores",
            await context.Photos.CountAsync(cancellationToken),
            await context.Faces.CountAsync(cancellationToken),
            await context.People.CountAsync(cancellationToken),
            await context.Faces.CountAsync(face => face.PersonId == null, cancellationToken),
            Math.Round(new FileInfo(folder.Database).Length / 1048576.0, 1),
            memory.Now,
            memory.Peak,
            _clock.Steps,
            pages)
        {
            MatchingMiB = matching,
        };
    }

    private async Task<ServiceProvider> StartAsync(DataFolder folder, CancellationToken cancellationToken) =>
        await CommandServices.StartAsync(
            SettingsSources.LoadWithoutLibrary(new Dictionary<string, string?> { ["Library:Photos:0"] = Photos, ["Data:Folder"] = Data }), folder, cancellationToken);

    /// <summary>Seeds the library, and measures matching by its parts.</summary>
    /// <returns>What matching keeps in memory, in MiB.</returns>
    private async Task<double> PrepareAsync(CancellationToken cancellationToken)
    {
        using var folder = DataFolder.Open(Data);
        await using var services = await StartAsync(folder, cancellationToken);
        var isKnown = await IsSeededAsync(services, cancellationToken);
        if (!isKnown)
        {
            await _clock.MeasureAsync("seed", () => SeedAsync(services, cancellationToken));
        }

        await _clock.MeasureAsync(isKnown ? "decide all again" : "decide all from nothing", async () =>
        {
            await services.GetRequiredService<PostIndexing>().DecideAsync(cancellationToken);
            return true;
        });
        FreedMemory.GiveBack();
        return await MatchAsync(services, folder, cancellationToken);
    }

    private static async Task<bool> IsSeededAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        await using var context = await services.OpenDatabaseAsync(cancellationToken);
        return await context.Photos.AnyAsync(cancellationToken);
    }

    private async Task<bool> SeedAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        var plan = SyntheticPhotos.PlanOf(photos);
        var drawn = new SyntheticPhotos(photos, services.GetRequiredService<RecognitionEngine>().EmbedderName);
        using var progress = CommandProgress.OnStandardError();
        await ActivatorUtilities.CreateInstance<LibrarySeeder>(services).SeedAsync(Photos, plan, drawn.Draw, done => progress.ShowPhotos(done, plan.Photos), cancellationToken);
        return true;
    }

    /// <summary>What the app does at its start and when photos arrive, by its parts.</summary>
    private async Task<double> MatchAsync(ServiceProvider services, DataFolder folder, CancellationToken cancellationToken)
    {
        await using var context = await services.OpenDatabaseAsync(cancellationToken);
        var reader = ActivatorUtilities.CreateInstance<ProbeReader>(services);
        var before = HeldMiB();
        var faces = await _clock.MeasureAsync("read all faces", () => reader.ReadAsync(context, cancellationToken));
        var gallery = await reader.ReadGalleryAsync(context, also: null, cancellationToken);
        var probes = faces.ConvertAll(face => face.Probe);
        var usable = probes.FindAll(probe => probe.IsUsable);
        using var kept = File.OpenRead(folder.Neighbours);
        var neighbours = _clock.Measure("read who resembles whom", () => FaceNeighbours.Load(kept, usable));
        neighbours.Update(usable.FindAll(probe => probe.FaceId % ShareOfNew != 0));
        _clock.Measure($"add one face in {ShareOfNew}", () =>
        {
            neighbours.Update(usable);
            return true;
        });
        var evidence = new MatchEvidence();
        var decisions = _clock.Measure("match all from nothing", () => new FaceMatcher(new RecognitionThresholds()).Match(gallery, neighbours, probes, evidence));
        var unknown = probes.Zip(decisions).Where(pair => pair is { First.DecidedPersonId: null, Second.PersonId: null }).Select(pair => pair.First).ToList();
        _clock.Measure("group all unknown", () => new FaceClusterer(new ClusteringThresholds()).Cluster(unknown, neighbours, []));
        MeasureCandidates(gallery, usable);
        var held = HeldMiB() - before;
        GC.KeepAlive(evidence);
        return Math.Round(held, 1);
    }

    /// <summary>One face at a time, on one core.</summary>
    private void MeasureCandidates(Gallery gallery, List<Probe> usable)
    {
        var times = new List<TimeSpan>();
        foreach (var probe in usable.Where((_, place) => place % Math.Max(1, usable.Count / Repeats) == 0).Take(Repeats + 1))
        {
            var start = Stopwatch.GetTimestamp();
            gallery.Candidates(probe.Embedding, 10);
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        var median = times.Skip(1).DefaultIfEmpty().Order().ElementAt((times.Count - 1) / 2);
        _clock.Add("candidates of one face", median, median);
    }

    private async Task<(IReadOnlyList<PageTimes> Pages, string Session, string Token)> MeasurePagesAsync(CancellationToken cancellationToken)
    {
        await using var app = WebApp.Build(new Dictionary<string, string?>
        {
            ["Library:Photos:0"] = Photos,
            ["Library:People"] = "",
            ["Data:Folder"] = Data,
            ["urls"] = "http://127.0.0.1:0",
            ["Access:OwnerPassword"] = Password,
            ["Serilog:MinimumLevel:Default"] = "Fatal",
        });
        await app.StartFaceGalleryAsync(cancellationToken);
        var (address, tokens) = (app.Urls.First(), app.Services.GetRequiredService<ApiTokens>());
        await tokens.RevokeAsync(nameof(SyntheticBenchmark), cancellationToken);
        var token = await tokens.CreateAsync(nameof(SyntheticBenchmark), cancellationToken) ?? throw new UnreachableException();
        var session = await OwnersBrowser.SignInAsync(address, OwnerName, Password, cancellationToken);
        using var browser = new OwnersBrowser(address, session, token);
        await browser.WaitUntilDecidedAsync(cancellationToken);
        var visits = new PageVisits(app.Services, browser);
        var times = new List<PageTimes>();
        foreach (var (page, addresses) in await visits.PagesAsync(await MakeAlbumAndLinkAsync(browser, cancellationToken), cancellationToken))
        {
            times.Add(await visits.MeasureAsync(page, addresses, cancellationToken));
        }

        await app.StopAsync(cancellationToken);
        return (times, session, token);
    }

    /// <returns>The link's path.</returns>
    private static async Task<string> MakeAlbumAndLinkAsync(OwnersBrowser browser, CancellationToken cancellationToken)
    {
        var photos = (await browser.GetAsync("photos?take=500", cancellationToken)).GetProperty("items").EnumerateArray().Select(photo => photo.GetProperty("id").GetString()).ToList();
        await browser.PostAsync("albums", new { name = $"Best of {Guid.NewGuid():N}", photoIds = photos }, cancellationToken);
        var person = (await browser.GetAsync("people?take=1", cancellationToken)).GetProperty("items")[0].GetProperty("id").GetString();
        var link = await browser.PostAsync("shares", new { scope = new { person }, download = "previews" }, cancellationToken);
        return new Uri(link.GetProperty("url").GetString()!).AbsolutePath;
    }

    /// <summary>The program in a process of its own: how soon it answers, how long somebody who names waits, and what memory it takes.</summary>
    private async Task<(double Now, double Peak)> MeasureServedAsync(string session, string token, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using var program = await ServedProgram.StartAsync(Photos, Data, cancellationToken);
        using var browser = new OwnersBrowser(program.Address, session, token);
        await browser.VisitAsync("/", cancellationToken);
        _clock.Add("start to first page", Stopwatch.GetElapsedTime(start), program.Core);
        await browser.WaitUntilDecidedAsync(cancellationToken);
        _clock.Add("start to all decided", Stopwatch.GetElapsedTime(start), program.Core);
        var clusters = (await browser.GetAsync($"clusters?take={NamedClusters}", cancellationToken)).GetProperty("items").EnumerateArray()
            .Select(cluster => cluster.GetProperty("faceIds").EnumerateArray().Select(face => face.GetString()).ToList()).ToList();
        foreach (var (number, faceIds) in clusters.Index())
        {
            var (asked, core) = (Stopwatch.GetTimestamp(), program.Core);
            await browser.PostAsync("faces/name", new { faceIds, name = $"Newcomer {Guid.NewGuid():N}", despite = Array.Empty<string>() }, cancellationToken);
            _clock.Add($"naming {number + 1} ({faceIds.Count} faces)", Stopwatch.GetElapsedTime(asked), program.Core - core);
        }

        foreach (var page in (string[])["/", "/groups", "/unknown", "/review", "/timeline", "/events", "/albums", "/search"])
        {
            await browser.VisitAsync(page, cancellationToken);
        }

        return program.MemoryMiB();
    }

    private static double HeldMiB()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: false) / 1048576.0;
    }

    private static string ProcessorName()
    {
        const string Table = "/proc/cpuinfo";
        return (File.Exists(Table) ? File.ReadLines(Table).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null) ?? "a processor";
    }
}
