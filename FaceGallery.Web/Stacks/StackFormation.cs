using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Stacks;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Stacks;

/// <summary>
/// Stacks photos that show nearly the same, and writes what changed. It decides all of them anew each time, whatever came first; of what the owner stacked or unstacked it leaves
/// everything as it is.
/// </summary>
public sealed class StackFormation(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryWriteLock writing, LibraryEvents events, IOptionsMonitor<LibraryOptions> options)
{
    /// <summary>Photos that are asked about, or written, at once.</summary>
    private const int BatchSize = 500;

    /// <summary>All are read and compared while others may write; should somebody do so, once more while nobody may.</summary>
    /// <returns>How many photos are stacked otherwise than before.</returns>
    public async Task<int> FormAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var version = events.VersionOf(LibraryTopics.Content);
        var stacks = await DecideAsync(context, cancellationToken);
        using var held = await writing.AcquireAsync(cancellationToken);
        if (version != events.VersionOf(LibraryTopics.Content))
        {
            stacks = await DecideAsync(context, cancellationToken);
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var changed = await WriteAsync(context, Free(context).Where(photo => photo.StackId != null), stacks, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (changed > 0)
        {
            events.Publish(LibraryTopics.Remarks);
        }

        return changed;
    }

    /// <summary>As part of a change, within its transaction: stacks of photos of which others are said to be on them now are parted where they contradict each other.</summary>
    internal static async Task PartAsync(FaceGalleryDbContext context, IReadOnlyCollection<int> photoIds, CancellationToken cancellationToken)
    {
        var ids = photoIds.ToList();
        var concerned = Free(context).Where(photo => photo.StackId != null && EF.Parameter(ids).Contains(photo.Id)).Select(photo => photo.StackId);
        var members = Free(context).Where(photo => photo.StackId != null && concerned.Contains(photo.StackId));
        var photos = ids.Count == 0 ? [] : await ReadAsync(members, cancellationToken);
        if (photos.Count > 0)
        {
            await WriteAsync(context, members, await GroupAsync(context, photos, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Each photo's place among these, by how good it is.</summary>
    internal static async Task<IReadOnlyDictionary<int, int>> RankAsync(FaceGalleryDbContext context, IReadOnlyList<int> photoIds, CancellationToken cancellationToken)
    {
        var merits = await MeritsAsync(context, photoIds, cancellationToken);
        return photoIds.OrderBy(id => merits[id], PhotoMerit.BestFirst).Index().ToDictionary(photo => photo.Item, photo => photo.Index);
    }

    private async Task<Dictionary<int, (int StackId, int Rank)>> DecideAsync(FaceGalleryDbContext context, CancellationToken cancellationToken) => options.CurrentValue.StacksPhotos
        ? await GroupAsync(context, await ReadAsync(Free(context).Where(photo => photo.MissingSince == null), cancellationToken), cancellationToken)
        : [];

    /// <summary>The photos of which the owner said nothing.</summary>
    private static IQueryable<Photo> Free(FaceGalleryDbContext context) => context.Photos.Where(photo => photo.Kind == RootKind.Photos && !photo.IsStackFixed);

    private static async Task<List<StackPhoto>> ReadAsync(IQueryable<Photo> photos, CancellationToken cancellationToken)
    {
        var rows = await photos.Where(photo => photo.State == PhotoState.Indexed && photo.CameraTime != null && photo.Look != null && photo.ContentHash != null && photo.Height > 0)
            .Select(photo => new { photo.Id, photo.ContentHash, photo.CameraTime, photo.Camera, photo.Look, photo.Width, photo.Height, photo.OwnerRotationDegrees }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new StackPhoto(row.Id, row.ContentHash!, row.CameraTime!.Value, row.Camera, row.Look!.Value, AspectOf(row.Width, row.Height, row.OwnerRotationDegrees)));
    }

    /// <summary>As it looked before the owner turned it.</summary>
    private static float AspectOf(int width, int height, int ownerRotationDegrees) => ownerRotationDegrees % 180 == 0 ? (float)width / height : (float)height / width;

    /// <summary>The stack and the place in it of each photo that is in one.</summary>
    private static async Task<Dictionary<int, (int StackId, int Rank)>> GroupAsync(FaceGalleryDbContext context, List<StackPhoto> photos, CancellationToken cancellationToken)
    {
        var stacks = new List<List<int>>();
        var batch = new List<StackPhoto>();
        foreach (var chain in StackGrouping.Chains(photos))
        {
            batch.AddRange(chain);
            if (batch.Count >= BatchSize)
            {
                stacks.AddRange(await GroupBatchAsync(context, batch, cancellationToken));
                batch.Clear();
            }
        }

        stacks.AddRange(await GroupBatchAsync(context, batch, cancellationToken));
        var merits = await MeritsAsync(context, [.. stacks.SelectMany(stack => stack)], cancellationToken);
        return stacks.SelectMany(stack => stack.OrderBy(id => merits[id], PhotoMerit.BestFirst).Select((id, rank) => (id, (stack.Min(), rank)))).ToDictionary();
    }

    /// <summary>A few at a time, so that few embeddings are held.</summary>
    private static async Task<List<List<int>>> GroupBatchAsync(FaceGalleryDbContext context, List<StackPhoto> photos, CancellationToken cancellationToken)
    {
        var ids = photos.ConvertAll(photo => photo.Id);
        var faces = (await (
            from face in context.Faces
            where EF.Parameter(ids).Contains(face.PhotoId) && !face.IsNotAFace
            join embedding in context.FaceEmbeddings on face.Id equals embedding.FaceId into known
            from own in known.DefaultIfEmpty()
            select new { face.PhotoId, face.PersonId, face.Quality.Flaws, own.Model, own.Vector }).AsNoTracking().ToListAsync(cancellationToken)).ToLookup(face => face.PhotoId);
        return
        [
            .. StackGrouping.Group(photos.Select(photo => photo with
            {
                People = [.. faces[photo.Id].Select(face => face.PersonId).OfType<int>().Distinct()],
                Faces = [.. faces[photo.Id].Where(face => face.Vector is not null && face.Flaws == FaceFlaws.None).Select(face => Embedding.FromBytes(face.Model, face.Vector))],
            })).Select(stack => stack.Select(photo => photo.Id).ToList()),
        ];
    }

    private static async Task<Dictionary<int, PhotoMerit>> MeritsAsync(FaceGalleryDbContext context, IReadOnlyList<int> photoIds, CancellationToken cancellationToken)
    {
        var merits = new Dictionary<int, PhotoMerit>();
        foreach (var batch in photoIds.Chunk(BatchSize))
        {
            var faces = (await context.Faces.Where(face => batch.Contains(face.PhotoId) && !face.IsNotAFace).Select(face => new { face.PhotoId, face.Quality }).ToListAsync(cancellationToken))
                .ToLookup(face => face.PhotoId, face => face.Quality);
            foreach (var photo in await context.Photos.Where(photo => batch.Contains(photo.Id))
                .Select(photo => new { photo.Id, photo.IsDamaged, photo.Width, photo.Height, photo.Size, photo.ContentHash }).ToListAsync(cancellationToken))
            {
                merits[photo.Id] = new PhotoMerit(photo.Id, photo.IsDamaged, (long)photo.Width * photo.Height, [.. faces[photo.Id]], photo.Size, photo.ContentHash ?? "");
            }
        }

        return merits;
    }

    /// <summary>Through the change tracker, for it may be part of a change, which can be undone; but without reading what else a photo says.</summary>
    /// <param name="stacked">Photos that are in a stack so far.</param>
    private static async Task<int> WriteAsync(
        FaceGalleryDbContext context, IQueryable<Photo> stacked, Dictionary<int, (int StackId, int Rank)> wanted, CancellationToken cancellationToken)
    {
        var before = await stacked.Select(photo => new { photo.Id, photo.StackId, photo.StackRank }).ToDictionaryAsync(photo => photo.Id, photo => (photo.StackId!.Value, photo.StackRank), cancellationToken);
        var changed = before.Keys.Union(wanted.Keys).Where(id => !before.TryGetValue(id, out var was) || !wanted.TryGetValue(id, out var now) || was != now).ToList();
        foreach (var batch in changed.Chunk(BatchSize))
        {
            context.ChangeTracker.Clear();
            foreach (var id in batch)
            {
                var photo = new Photo { Id = id };
                Put(photo, before);
                context.Attach(photo);
                Put(photo, wanted);
            }

            await context.SaveChangesAsync(cancellationToken);
        }

        context.ChangeTracker.Clear();
        return changed.Count;
    }

    private static void Put(Photo photo, Dictionary<int, (int StackId, int Rank)> stacks)
    {
        if (stacks.TryGetValue(photo.Id, out var place))
        {
            photo.Stack(place.StackId, place.Rank);
        }
        else
        {
            photo.Stack(null, 0);
        }
    }
}
