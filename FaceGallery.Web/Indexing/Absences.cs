using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Indexing;

/// <summary>
/// Tells files that were deleted from files whose drive is away. What lay on a drive that is no longer where it was, and losses too large to be believed,
/// are kept as they were, and the owner is asked. Called by one scan at a time.
/// </summary>
public sealed class Absences(IDbContextFactory<FaceGalleryDbContext> contexts, IOptionsMonitor<IndexingOptions> options, TimeProvider time)
{
    /// <summary>Fewer than that are believed to be deleted, whatever part of the folder they are.</summary>
    private const int Believed = 20;

    /// <summary>So is a tenth of a folder, however many they are.</summary>
    private const int BelievedPart = 10;

    /// <returns>The ids of those that are really gone, or have moved.</returns>
    public async Task<IReadOnlyList<int>> JudgeAsync(IReadOnlyList<RootScan> scans, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var asked = await context.Absences.ToDictionaryAsync(absence => absence.RootId, cancellationToken);
        var mounts = (await context.RootMounts.ToListAsync(cancellationToken)).ToLookup(mount => mount.RootId);
        List<int> moved = [.. Moved(scans), .. await ElsewhereAsync(context, scans, cancellationToken)];
        var gone = new List<int>();
        foreach (var scan in scans.Where(scan => !scan.IsOffline))
        {
            var drives = new RootDrives(scan, [.. mounts[scan.Root.Id]]);
            var question = asked.GetValueOrDefault(scan.Root.Id);
            HashSet<int> settled = [.. moved, .. scan.Lost.Where(file => file.IsIgnored).Select(file => file.Id), .. question is { IsConfirmed: true } ? question.Files : []];
            var doubtful = options.CurrentValue.AsksAboutLosses ? Doubtful(scan, drives, settled) : [];
            Ask(context, scan, drives, question, doubtful);
            if (doubtful.Count == 0)
            {
                Remember(context, scan, drives);
            }

            gone.AddRange(scan.Lost.Select(file => file.Id).Except(doubtful.Select(file => file.Id)));
        }

        var roots = scans.Select(scan => scan.Root.Id).ToHashSet();
        context.RemoveRange(asked.Values.Where(absence => !roots.Contains(absence.RootId)));
        await context.SaveChangesAsync(cancellationToken);
        return gone;
    }

    /// <summary>Files whose photo has another file, which is there: nothing of it is lost.</summary>
    private static async Task<List<int>> ElsewhereAsync(FaceGalleryDbContext context, IReadOnlyList<RootScan> scans, CancellationToken cancellationToken)
    {
        var lost = scans.SelectMany(scan => scan.Lost).Select(file => file.Id).ToList();
        return await context.PhotoFiles
            .Where(file => EF.Parameter(lost).Contains(file.Id) && context.PresentFiles.Any(
                other => other.PhotoId == file.PhotoId && other.PendingSince == null && !EF.Parameter(lost).Contains(other.Id)))
            .Select(file => file.Id).ToListAsync(cancellationToken);
    }

    /// <summary>A file that is lost in one place and found in another, of the same length and time, has moved. Each that is found stands for one that is lost.</summary>
    private static List<int> Moved(IReadOnlyList<RootScan> scans)
    {
        var found = scans.SelectMany(scan => scan.New).CountBy(file => (file.Size, file.ModifiedAt)).ToDictionary();
        var moved = new List<int>();
        foreach (var file in scans.SelectMany(scan => scan.Lost))
        {
            if (found.TryGetValue((file.Size, file.ModifiedAt), out var left) && left > 0)
            {
                found[(file.Size, file.ModifiedAt)] = left - 1;
                moved.Add(file.Id);
            }
        }

        return moved;
    }

    private static List<LostFile> Doubtful(RootScan scan, RootDrives drives, HashSet<int> settled)
    {
        var open = scan.Lost.Where(file => !settled.Contains(file.Id)).ToLookup(file => drives.AwayFor(file.Path) is not null);
        var (away, others) = (open[true].ToList(), open[false].ToList());
        var isBelieved = others.Count < Believed || others.Count <= scan.Known / BelievedPart;
        return isBelieved ? away : [.. away, .. others];
    }

    private void Ask(FaceGalleryDbContext context, RootScan scan, RootDrives drives, Absence? question, List<LostFile> files)
    {
        if (files.Count == 0)
        {
            if (question is not null)
            {
                context.Remove(question);
            }

            return;
        }

        var ids = files.Select(file => file.Id).Order().ToList();
        if (question is { IsConfirmed: false } && question.Files.SequenceEqual(ids))
        {
            return;
        }

        var away = files.Select(file => drives.AwayFor(file.Path)).Distinct().ToList();
        question ??= context.Absences.Add(new Absence { RootId = scan.Root.Id, Place = "" }).Entity;
        (question.Place, question.Files) = (away is [{ } mount] && mount.Length > scan.Root.Path.Length ? mount : scan.Root.Path, ids);
        (question.AskedAt, question.IsConfirmed) = (time.GetUtcNow().UtcDateTime, false);
    }

    private static void Remember(FaceGalleryDbContext context, RootScan scan, RootDrives drives)
    {
        context.RemoveRange(drives.Before.Where(mount => !drives.Now.ContainsKey(mount.Path)));
        foreach (var (path, fileSystem) in drives.Now)
        {
            var known = drives.Before.FirstOrDefault(mount => mount.Path == path)
                ?? context.RootMounts.Add(new RootMount { RootId = scan.Root.Id, Path = path, FileSystem = fileSystem }).Entity;
            known.FileSystem = fileSystem;
        }
    }
}
