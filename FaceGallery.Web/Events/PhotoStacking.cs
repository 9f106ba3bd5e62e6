using System.Globalization;
using FaceGallery.Domain.History;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Stacks;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Events;

/// <summary>The owner's hand on stacks of photos that show nearly the same: what is stacked or unstacked by hand the machine leaves so.</summary>
public sealed class PhotoStacking(LibraryChanges changes)
{
    /// <summary>A human looks through no more.</summary>
    public const int MaxPhotos = 1000;

    /// <summary>Makes one stack of photos, whatever they were stacked with before.</summary>
    /// <exception cref="ChangeRefusedException">They are fewer than two, or too many.</exception>
    public Task<ChangeResult> StackAsync(IReadOnlyCollection<int> photoIds, CancellationToken cancellationToken) => changes.MakeAsync(
        async (context, stop) =>
        {
            var photos = await FindAsync(context, photoIds, stop);
            if (photos.Count is < 2 or > MaxPhotos)
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.StackSize", MaxPhotos.ToString(CultureInfo.InvariantCulture));
            }

            if (photos.TrueForAll(photo => photo.IsStackFixed && photo.StackId is not null && photo.StackId == photos[0].StackId))
            {
                return null;
            }

            var ranks = await StackFormation.RankAsync(context, photos.ConvertAll(photo => photo.Id), stop);
            var left = photos.Select(photo => photo.StackId).ToHashSet();
            var id = photos.Min(photo => photo.Id);
            photos.ForEach(photo => Fix(photo, id, ranks[photo.Id]));
            await CloseRanksAsync(context, left, photos, stop);
            return new ChangeSubject(ChangeKind.Stacked, photos.Count) { RequiresRematch = false };
        },
        cancellationToken);

    /// <summary>Takes photos out of their stacks. They stay alone.</summary>
    /// <exception cref="ChangeRefusedException">None of them is there.</exception>
    public Task<ChangeResult> UnstackAsync(IReadOnlyCollection<int> photoIds, CancellationToken cancellationToken) => changes.MakeAsync(
        async (context, stop) =>
        {
            var photos = (await FindAsync(context, photoIds, stop)).FindAll(photo => photo.StackId is not null);
            var left = photos.Select(photo => photo.StackId).ToHashSet();
            photos.ForEach(photo => Fix(photo, null, 0));
            await CloseRanksAsync(context, left, photos, stop);
            return photos.Count == 0 ? null : new ChangeSubject(ChangeKind.Unstacked, photos.Count) { RequiresRematch = false };
        },
        cancellationToken);

    /// <summary>The photo is shown for its stack.</summary>
    /// <exception cref="ChangeRefusedException">It is not there, or alone.</exception>
    public Task<ChangeResult> ChooseTopAsync(int photoId, CancellationToken cancellationToken) => changes.MakeAsync(
        async (context, stop) =>
        {
            var id = (await FindAsync(context, [photoId], stop))[0].StackId ?? throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.NoStack");
            var photos = await context.Photos.Where(photo => photo.StackId == id).ToListAsync(stop);
            var changed = photos.Count(photo => photo.IsStackTop != (photo.Id == photoId));
            photos.ForEach(photo => photo.IsStackTop = photo.Id == photoId);
            return changed == 0 ? null : new ChangeSubject(ChangeKind.StackTopChosen, photos.Count) { RequiresRematch = false };
        },
        cancellationToken);

    private static void Fix(Photo photo, int? stackId, int rank)
    {
        photo.Stack(stackId, rank);
        (photo.IsStackFixed, photo.IsStackTop) = (true, false);
    }

    /// <summary>What is left of stacks: one photo is none, and a stack is called by a photo that is in it.</summary>
    private static async Task CloseRanksAsync(FaceGalleryDbContext context, HashSet<int?> stackIds, List<Photo> taken, CancellationToken cancellationToken)
    {
        var (ids, gone) = (stackIds.OfType<int>().ToList(), taken.Select(photo => photo.Id).ToList());
        var left = await context.Photos.Where(photo => photo.StackId != null && EF.Parameter(ids).Contains(photo.StackId.Value) && !EF.Parameter(gone).Contains(photo.Id)).ToListAsync(cancellationToken);
        foreach (var stack in left.GroupBy(photo => photo.StackId).Select(stack => stack.ToList()))
        {
            int? id = stack.Count > 1 ? stack.Min(photo => photo.Id) : null;
            stack.ForEach(photo => photo.Stack(id, photo.StackRank));
        }
    }

    private static async Task<List<Photo>> FindAsync(FaceGalleryDbContext context, IReadOnlyCollection<int> photoIds, CancellationToken cancellationToken)
    {
        var ids = photoIds.Distinct().ToList();
        return await context.Photos.Where(photo => photo.Kind == RootKind.Photos && EF.Parameter(ids).Contains(photo.Id)).OrderBy(photo => photo.Id).ToListAsync(cancellationToken) is [_, ..] photos
            ? photos
            : throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.PhotosGone");
    }
}
