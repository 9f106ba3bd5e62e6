using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>Compares the root folders with the files that the database knows: what is new or changed waits to be read, what is gone is marked missing.</summary>
public sealed class LibraryScanner(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryRoots roots, LibraryFiles files, Absences absences, TimeProvider time)
{
    /// <summary>Rows written in one transaction: enough to be quick, few enough to hold little memory.</summary>
    private const int BatchSize = 500;

    public async Task<ScanSummary> ScanAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var configured = await roots.EnsureAsync(cancellationToken);
        var found = new ScanFindings();
        var scans = new List<RootScan>();
        foreach (var root in configured)
        {
            scans.Add(await ScanAsync(root, new FolderWalk(files, root.Path, root.Kind), found, now, cancellationToken));
        }

        await MarkMissingAsync(await absences.JudgeAsync(scans, cancellationToken), now, cancellationToken);
        await MarkUnconfiguredAsync(configured, now, cancellationToken);
        return found.Summary();
    }

    private async Task<RootScan> ScanAsync(LibraryRoot root, FolderWalk walk, ScanFindings found, DateTime now, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(root, cancellationToken);
        var here = new HashSet<string>(StringComparer.Ordinal);
        var added = new List<FoundFile>();
        var kept = new List<string>();
        foreach (var batch in walk.Photos().Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            here.UnionWith(batch.Select(file => file.Path));
            kept.AddRange(batch.Where(file => known.TryGetValue(file.Path, out var one) && !one.IsMissing && one.IsAsBefore(file)).Select(file => file.Path));
            added.AddRange(batch.Where(file => known.GetValueOrDefault(file.Path) is not { IsMissing: false }));
            await UpdateAsync(root, batch.Where(file => !known.TryGetValue(file.Path, out var one) || !one.Matches(file)), now, cancellationToken);
        }

        found.Add(root, walk);
        var were = known.Values.Where(file => !file.IsMissing).ToList();
        if (here.Count == 0 && were.Exists(file => !walk.Ignores(file.Path)))
        {
            found.Offline(root);
            return new RootScan(root, were.Count, [], []) { IsOffline = true };
        }

        var lost = were.Where(file => !here.Contains(file.Path) && !walk.MayHold(file.Path))
            .Select(file => new LostFile(file.Id, file.Path, file.Size, file.ModifiedAt, walk.Ignores(file.Path)));
        return new RootScan(root, were.Count, [.. lost], added) { Kept = kept };
    }

    private async Task<Dictionary<string, KnownFile>> KnownAsync(LibraryRoot root, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.PhotoFiles
            .Where(file => file.RootId == root.Id)
            .Select(file => new KnownFile(
                file.Id, file.Path, file.Size, file.ModifiedAt, file.MissingSince != null, context.Photos.Any(photo => photo.Id == file.PhotoId && photo.RetryOnScan)))
            .ToDictionaryAsync(file => file.Path, StringComparer.Ordinal, cancellationToken);
    }

    private async Task UpdateAsync(LibraryRoot root, IEnumerable<FoundFile> changed, DateTime now, CancellationToken cancellationToken)
    {
        var found = changed.ToDictionary(file => file.Path, StringComparer.Ordinal);
        if (found.Count == 0)
        {
            return;
        }

        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var paths = found.Keys.ToList();
        var rows = await context.PhotoFiles
            .Where(file => file.RootId == root.Id && paths.Contains(file.Path))
            .ToDictionaryAsync(file => file.Path, StringComparer.Ordinal, cancellationToken);
        foreach (var file in found.Values)
        {
            var row = rows.GetValueOrDefault(file.Path)
                ?? context.PhotoFiles.Add(new PhotoFile { RootId = root.Id, Kind = root.Kind, Path = file.Path }).Entity;
            row.Await(file.Size, file.ModifiedAt, now);
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task MarkMissingAsync(IEnumerable<int> gone, DateTime now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        foreach (var batch in gone.Chunk(BatchSize))
        {
            await MissAsync(context.PresentFiles.Where(file => batch.Contains(file.Id)), now, cancellationToken);
        }
    }

    /// <summary>A folder that left the settings takes its photos out of the albums, and brings them back when it returns.</summary>
    private async Task MarkUnconfiguredAsync(IReadOnlyList<LibraryRoot> configured, DateTime now, CancellationToken cancellationToken)
    {
        var ids = configured.Select(root => root.Id).ToList();
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        await MissAsync(context.PresentFiles.Where(file => !ids.Contains(file.RootId)), now, cancellationToken);
    }

    private static Task<int> MissAsync(IQueryable<PhotoFile> files, DateTime now, CancellationToken cancellationToken) => files.ExecuteUpdateAsync(
        update => update.SetProperty(file => file.MissingSince, now).SetProperty(file => file.PendingSince, (DateTime?)null), cancellationToken);

    private sealed record KnownFile(int Id, string Path, long Size, DateTime ModifiedAt, bool IsMissing, bool RetryOnScan)
    {
        public bool Matches(FoundFile file) => IsAsBefore(file) && !IsMissing && !RetryOnScan;

        public bool IsAsBefore(FoundFile file) => Size == file.Size && ModifiedAt == file.ModifiedAt;
    }
}
