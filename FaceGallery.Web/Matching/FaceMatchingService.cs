using FaceGallery.Domain.Clustering;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Matching;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Matching;

/// <summary>
/// Matches all faces against the gallery, groups those that stay unknown, and writes what changed. What it remembers serves one caller at a time: whoever holds
/// <see cref="LibraryWriteLock"/>.
/// </summary>
public sealed class FaceMatchingService(
    IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing, IOptionsMonitor<RecognitionThresholds> thresholds, ProbeReader index, MatchCache memory,
    TimeProvider time)
{
    /// <summary>Faces that are written at once: enough to be quick, few enough to hold little memory.</summary>
    private const int BatchSize = 500;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(3);

    private long _lastEnd = time.GetTimestamp();
    private TimeSpan _lastTook;

    /// <summary>Whether names may be brought up to date while photos still arrive: at most a tenth of the time goes into it.</summary>
    public bool IsDue() => time.GetElapsedTime(_lastEnd) > ShortestPause + (10 * _lastTook);

    /// <summary>Removes the enrolments of portraits that are gone, and then people who have neither an enrolment nor a confirmed face left.</summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> WithdrawMissingPortraitsAsync(CancellationToken cancellationToken)
    {
        using var held = await writing.AcquireAsync(cancellationToken);
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.WithdrawMissingPortraitsAsync(cancellationToken);
    }

    /// <summary>As the indexer calls it: what is computed from nothing may take long, so it is not done within the transaction.</summary>
    public async Task NameAsync(CancellationToken cancellationToken)
    {
        using var held = await writing.AcquireAsync(cancellationToken);
        var start = time.GetTimestamp();
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var changes = await DecideAsync(context, mayFormAnew: true, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var photos = await WriteAsync(context, changes, cancellationToken);
        await context.CountFacesAsync(photos, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        memory.Save();
        (_lastEnd, _lastTook) = (time.GetTimestamp(), time.GetElapsedTime(start));
    }

    /// <summary>As part of a change, within its transaction. The caller holds the lock, and counts the photos' faces.</summary>
    internal async Task NameAsync(FaceGalleryDbContext context, CancellationToken cancellationToken) =>
        await WriteAsync(context, await DecideAsync(context, mayFormAnew: false, cancellationToken), cancellationToken);

    /// <summary>Drops what is remembered, after a change that did not come to its end.</summary>
    internal void Forget() => index.Clear();

    /// <summary>Drops all that is remembered, after another embedder took over. The caller holds the lock.</summary>
    internal void ForgetEmbeddings()
    {
        index.Clear();
        memory.Clear();
    }

    /// <summary>As they hold without what the owner chose in the app.</summary>
    internal RecognitionThresholds Settings => index.Engine.ThresholdsOf(thresholds.CurrentValue);

    /// <summary>The settings, with what the owner chose in the app, which belongs to the default model.</summary>
    internal async Task<RecognitionThresholds> ThresholdsAsync(FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var chosen = await context.ChosenThresholds.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return chosen is null || !index.Engine.IsDefault ? Settings : Settings with { MinMatchSimilarity = chosen.MinMatchSimilarity };
    }

    /// <summary>What the machine would say with these thresholds, as the faces stand now; nothing is written. The caller holds the lock.</summary>
    internal async Task<IReadOnlyList<PreviewedFace>> PreviewAsync(
        FaceGalleryDbContext context, float minMatchSimilarity, CancellationToken cancellationToken)
    {
        var limits = Settings with { MinMatchSimilarity = minMatchSimilarity };
        return await PreviewAsync(context, limits, await index.ReadGalleryAsync(context, also: null, cancellationToken), cancellationToken);
    }

    /// <summary>What the machine would say if the face stood for the person, too; nothing is written. The caller has the turn.</summary>
    internal async Task<IReadOnlyList<PreviewedFace>> PreviewAsync(
        FaceGalleryDbContext context, (int PersonId, int FaceId) example, CancellationToken cancellationToken)
    {
        var gallery = await index.ReadGalleryAsync(context, example, cancellationToken);
        return await PreviewAsync(context, await ThresholdsAsync(context, cancellationToken), gallery, cancellationToken);
    }

    private async Task<IReadOnlyList<PreviewedFace>> PreviewAsync(
        FaceGalleryDbContext context, RecognitionThresholds limits, Gallery gallery, CancellationToken cancellationToken)
    {
        var faces = await index.ReadAsync(context, cancellationToken);
        var then = memory.Preview(limits, gallery, faces.ConvertAll(face => face.Probe));
        return
        [
            .. faces.Zip(then).Where(pair => pair.First.IsAsked)
                .Select(pair => new PreviewedFace(pair.First.Probe.FaceId, pair.First.Probe.PhotoId, pair.First.Current, pair.Second)),
        ];
    }

    /// <summary>What is to be written of each face for which that is not what is written already.</summary>
    private async Task<List<FaceChange>> DecideAsync(FaceGalleryDbContext context, bool mayFormAnew, CancellationToken cancellationToken)
    {
        var faces = await index.ReadAsync(context, cancellationToken);
        var gallery = await index.ReadGalleryAsync(context, also: null, cancellationToken);
        var decisions = memory.Match(await ThresholdsAsync(context, cancellationToken), gallery, faces.ConvertAll(face => face.Probe));
        var unknown = faces.Where((face, place) => face.IsAsked && decisions[place].PersonId is null).ToList();
        var groups = await GroupAsync(context, unknown, mayFormAnew, cancellationToken);
        var changes = new List<FaceChange>();
        for (var place = 0; place < faces.Count; place++)
        {
            var change = new FaceChange(faces[place].Probe.FaceId, decisions[place], groups.GetValueOrDefault(faces[place].Probe.FaceId));
            if (faces[place].IsAsked && change.Changes(faces[place]))
            {
                changes.Add(change);
            }
        }

        return changes;
    }

    /// <summary>The group of each face that has its like.</summary>
    private async Task<Dictionary<int, FaceGroup>> GroupAsync(
        FaceGalleryDbContext context, List<KnownFace> unknown, bool mayFormAnew, CancellationToken cancellationToken)
    {
        var opened = (await context.Clusters.Where(cluster => cluster.IsPinned).Select(cluster => cluster.Id).ToListAsync(cancellationToken)).ToHashSet();
        var known = unknown.Where(face => face.ClusterId is not null).GroupBy(face => face.ClusterId!.Value, face => face.Probe.FaceId)
            .Select(cluster => new KnownCluster(cluster.Key, opened.Contains(cluster.Key), [.. cluster]));
        return memory.Group(unknown.ConvertAll(face => face.Probe), [.. known], mayFormAnew)
            .Where(group => group.Id is not null || group.FaceIds.Count > 1)
            .SelectMany(group => group.FaceIds.Select(face => (face, group)))
            .ToDictionary();
    }

    /// <returns>The photos whose faces changed.</returns>
    private static async Task<HashSet<int>> WriteAsync(FaceGalleryDbContext context, List<FaceChange> changes, CancellationToken cancellationToken)
    {
        var clusters = await AddClustersAsync(context, changes, cancellationToken);
        var photos = new HashSet<int>();
        foreach (var batch in changes.Chunk(BatchSize))
        {
            var byFace = batch.ToDictionary(change => change.FaceId);
            var faces = await context.Faces.Where(face => byFace.Keys.Contains(face.Id)).ToListAsync(cancellationToken);
            foreach (var face in faces)
            {
                var change = byFace[face.Id];
                face.Decide(change.Decision, change.Group is null ? null : clusters[change.Group]);
            }

            photos.UnionWith(faces.Select(face => face.PhotoId));
            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }

        return photos;
    }

    private static async Task<Dictionary<FaceGroup, int>> AddClustersAsync(
        FaceGalleryDbContext context, List<FaceChange> changes, CancellationToken cancellationToken)
    {
        var groups = changes.Select(change => change.Group).OfType<FaceGroup>().Distinct(ReferenceEqualityComparer.Instance).Cast<FaceGroup>().ToList();
        var added = groups.Where(group => group.Id is null).ToDictionary(group => group, _ => new FaceCluster());
        context.Clusters.AddRange(added.Values);
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return groups.ToDictionary(group => group, group => group.Id ?? added[group].Id);
    }
}
