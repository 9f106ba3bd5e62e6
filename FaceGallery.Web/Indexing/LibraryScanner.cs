using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>Compares the root folders with the database: what is new or changed waits for the pipeline, what is gone is marked missing.</summary>
public sealed class LibraryScanner(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryRoots roots, DataFolder dataFolder, TimeProvider time)
{
    /// <summary>Rows written in one transaction: enough to be quick, few enough to hold little memory.</summary>
    private const int BatchSize = 500;

    public async Task<ScanSummary> ScanAsync(CancellationToken cancellationToken)
    {
        var configured = await roots.EnsureAsync(cancellationToken);
        var found = new ScanFindings();
        foreach (var root in configured)
        {
            var skipped = configured.Where(other => other.Kind != root.Kind).Select(other => other.Path).Append(dataFolder.Path);
            await ScanAsync(root, new FolderWalk(root.Path, [.. skipped]), found, cancellationToken);
        }

        await MarkUnconfiguredAsync(configured, cancellationToken);
        return found.Summary();
    }

    private async Task ScanAsync(LibraryRoot root, FolderWalk walk, ScanFindings found, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(root, cancellationToken);
        var here = new HashSet<string>(StringComparer.Ordinal);
        foreach (var batch in walk.Photos().Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            here.UnionWith(batch.Select(file => file.Path));
            await UpdateAsync(root, batch.Where(file => !known.TryGetValue(file.Path, out var photo) || !photo.Matches(file)), cancellationToken);
        }

        found.Add(root, walk);
        if (here.Count == 0 && known.Values.Any(photo => !photo.IsMissing))
        {
            found.Offline(root);
            return;
        }

        await MarkMissingAsync(known.Values.Where(photo => !photo.IsMissing && !here.Contains(photo.Path) && !walk.MayHold(photo.Path)), cancellationToken);
    }

    private async Task<Dictionary<string, KnownPhoto>> KnownAsync(LibraryRoot root, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Photos
            .Where(photo => photo.RootId == root.Id)
            .Select(photo => new KnownPhoto(photo.Id, photo.Path, photo.Size, photo.ModifiedAt, photo.MissingSince != null, photo.RetryOnScan))
            .ToDictionaryAsync(photo => photo.Path, StringComparer.Ordinal, cancellationToken);
    }

    private async Task UpdateAsync(LibraryRoot root, IEnumerable<FoundFile> changed, CancellationToken cancellationToken)
    {
        var files = changed.ToDictionary(file => file.Path, StringComparer.Ordinal);
        if (files.Count == 0)
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var paths = files.Keys.ToList();
        var rows = await context.Photos
            .Where(photo => photo.RootId == root.Id && paths.Contains(photo.Path))
            .ToDictionaryAsync(photo => photo.Path, StringComparer.Ordinal, cancellationToken);
        foreach (var file in files.Values)
        {
            var photo = rows.GetValueOrDefault(file.Path)
                ?? context.Photos.Add(new Photo { RootId = root.Id, Kind = root.Kind, Path = file.Path }).Entity;
            photo.Await(file.Size, file.ModifiedAt);
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task MarkMissingAsync(IEnumerable<KnownPhoto> gone, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var batch in gone.Select(photo => photo.Id).Chunk(BatchSize))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.Photos.Where(photo => batch.Contains(photo.Id))
                .ExecuteUpdateAsync(update => update.SetProperty(photo => photo.MissingSince, now), cancellationToken);
        }
    }

    /// <summary>A folder that left the settings takes its photos out of the albums, and brings them back when it returns.</summary>
    private async Task MarkUnconfiguredAsync(IReadOnlyList<LibraryRoot> configured, CancellationToken cancellationToken)
    {
        var ids = configured.Select(root => root.Id).ToList();
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Photos.Where(photo => !ids.Contains(photo.RootId) && photo.MissingSince == null)
            .ExecuteUpdateAsync(update => update.SetProperty(photo => photo.MissingSince, now), cancellationToken);
    }

    private sealed record KnownPhoto(int Id, string Path, long Size, DateTime ModifiedAt, bool IsMissing, bool RetryOnScan)
    {
        public bool Matches(FoundFile file) => Size == file.Size && ModifiedAt == file.ModifiedAt && !IsMissing && !RetryOnScan;
    }
}
