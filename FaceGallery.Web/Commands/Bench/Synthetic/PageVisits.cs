using System.Diagnostics;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Clusters;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Commands.Bench.Synthetic;

/// <summary>Opens every page of a running app again and again, each time of another person, event or photo, and measures what it takes to answer.</summary>
internal sealed class PageVisits(IServiceProvider app, OwnersBrowser browser)
{
    private const int Visits = 20;
    private const int FewestVisits = 5;

    /// <summary>A page that is slow is left after the fewest.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly LibraryEvents _events = app.GetRequiredService<LibraryEvents>();

    /// <summary>By name, and the address of each visit.</summary>
    public async Task<IReadOnlyList<(string Page, IReadOnlyList<string> Addresses)>> PagesAsync(string guest, CancellationToken cancellationToken)
    {
        await using var context = await app.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(cancellationToken);
        var people = await SpreadAsync(context.People.OrderBy(person => person.Id).Select(person => person.Id), cancellationToken);
        var photos = await SpreadAsync(context.Photos.OrderBy(photo => photo.Id).Select(photo => photo.Id), cancellationToken);
        var crowds = await SpreadAsync(context.Photos.Where(photo => photo.FaceCount > 1).OrderBy(photo => photo.Id).Select(photo => photo.Id), cancellationToken);
        var shown = await SpreadAsync(context.Events.OrderBy(photoEvent => photoEvent.Id).Select(photoEvent => photoEvent.Id), cancellationToken);
        var albums = await SpreadAsync(context.OwnAlbums.OrderBy(album => album.Id).Select(album => album.Id), cancellationToken);
        var root = await context.Roots.Where(found => found.Kind == RootKind.Photos).Select(found => found.Id).FirstAsync(cancellationToken);
        var clusters = (await app.GetRequiredService<ClusterService>().ListAsync(cancellationToken)).Where(cluster => cluster.FaceIds.Count > 1).Take(Visits).Select(cluster => $"{cluster.Key}").ToList();
        (string Page, IReadOnlyList<string> Addresses)[] pages =
        [
            ("people", ["/"]),
            ("person", Of(people, id => $"/people/{id}")),
            ("person's faces", Of(people, id => $"/people/{id}?tab=faces")),
            ("groups", ["/groups"]),
            ("unknown", ["/unknown"]),
            ("cluster", Of(clusters, key => $"/clusters/{key}")),
            ("review", ["/review"]),
            ("timeline", ["/timeline"]),
            ("events", ["/events"]),
            ("event", Of(shown, id => $"/events/{id}")),
            ("albums", ["/albums"]),
            ("own album", Of(albums, id => $"/albums/{id}")),
            ("photo", Of(photos, id => $"/photos/{id}")),
            ("photo of a group", Of(crowds, id => $"/photos/{id}?album=group")),
            ("search", Of(people, id => $"/search?album=person-{id};faces-2..")),
            ("search by text", ["/search?q=2024", "/search?q=000123"]),
            ("folders", [$"/folders/{root}"]),
            ("links", ["/shares"]),
            ("links for everybody", ["/shares/everybody"]),
            ("history", ["/history"]),
            ("trust", ["/trust"]),
            ("status", ["/status"]),
            ("a guest's album", [guest]),
            ("tiles of an album", Of(people, id => $"/api/v1/photos?person={id}&take=100")),
        ];
        return [.. pages.Where(page => page.Addresses.Count > 0)];
    }

    /// <summary>Each page is asked for when the library has just changed, once more, and when something was said of a photo.</summary>
    public async Task<PageTimes> MeasureAsync(string page, IReadOnlyList<string> addresses, CancellationToken cancellationToken)
    {
        using var clock = new QueryClock();
        var visits = new List<(IReadOnlyList<(double Milliseconds, string Command)> Commands, double Core, double All, double Again, double Remarked)>();
        var start = Stopwatch.GetTimestamp();
        for (var visit = 0; visit <= Visits && (visit <= FewestVisits || Stopwatch.GetElapsedTime(start) < Longest); visit++)
        {
            var address = addresses[visit % addresses.Count];
            _events.Publish(LibraryTopics.Content);
            clock.Take();
            var core = Environment.CpuUsage.TotalTime;
            var all = await VisitAsync(address, cancellationToken);
            var (commands, used) = (clock.Take(), (Environment.CpuUsage.TotalTime - core).TotalMilliseconds);
            var again = await VisitAsync(address, cancellationToken);
            _events.Publish(LibraryTopics.Remarks);
            clock.Take();
            await VisitAsync(address, cancellationToken);
            visits.Add((commands, used, all, again, clock.Take().Sum(command => command.Milliseconds)));
        }

        // The first is left out: with it code is compiled.
        visits.RemoveAt(0);
        var slowest = visits.SelectMany(visit => visit.Commands).GroupBy(one => one.Command, one => one.Milliseconds)
            .Select(command => (Command: command.Key, Milliseconds: At(0.5, command))).DefaultIfEmpty((Command: "", Milliseconds: 0)).MaxBy(command => command.Milliseconds);
        var queries = visits.ConvertAll(visit => visit.Commands.Sum(command => command.Milliseconds));
        return new PageTimes(
            page,
            At(0.5, queries),
            At(0.95, queries),
            At(0.5, visits.Select(visit => visit.Core)),
            At(0.5, visits.Select(visit => visit.All)),
            At(0.95, visits.Select(visit => visit.All)),
            At(0.95, visits.Select(visit => visit.Again)),
            (int)At(0.5, visits.Select(visit => (double)visit.Commands.Count)))
        {
            RemarkedQueriesP95 = At(0.95, visits.Select(visit => visit.Remarked)),
            SlowestCommand = slowest.Command,
            SlowestP50 = slowest.Milliseconds,
        };
    }

    private static double At(double share, IEnumerable<double> times)
    {
        var ordered = times.Order().ToList();
        return Math.Round(ordered[(int)Math.Ceiling(share * ordered.Count) - 1], 2);
    }

    private async Task<double> VisitAsync(string address, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        await browser.VisitAsync(address, cancellationToken);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static IReadOnlyList<string> Of<T>(IReadOnlyList<T> all, Func<T, string> address) => [.. all.Select(address)];

    private static async Task<IReadOnlyList<int>> SpreadAsync(IQueryable<int> ids, CancellationToken cancellationToken)
    {
        var all = await ids.ToListAsync(cancellationToken);
        return [.. Enumerable.Range(0, Math.Min(Visits, all.Count)).Select(place => all[(int)((long)place * all.Count / Visits)])];
    }
}
