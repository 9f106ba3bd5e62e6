using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Stacks;

/// <summary>What a stack is where photos are asked for.</summary>
public static class StackQueries
{
    /// <summary>More than there are: rank and photo make one number.</summary>
    private const long Photos = 10_000_000_000;

    /// <summary>
    /// Of each stack only its best photo among these: the owner's choice, then a favourite, then the one that is best by itself. A stack of which these hold one photo shows that one.
    /// </summary>
    /// <remarks>The best of all stacks are found once, where each photo's stack would have to be looked through.</remarks>
    public static IQueryable<Photo> BestOfStacks(this IQueryable<Photo> photos)
    {
        var best = photos.Where(photo => photo.StackId != null).GroupBy(photo => photo.StackId)
            .Select(stack => stack.Min(photo => (((photo.IsStackTop ? 0L : photo.IsFavourite ? Photo.MaxStackRank : 2 * Photo.MaxStackRank) + photo.StackRank) * Photos) + photo.Id) % Photos);
        return photos.Where(photo => photo.StackId == null || best.Contains(photo.Id));
    }
}
