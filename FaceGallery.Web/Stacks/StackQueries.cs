using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Stacks;

/// <summary>What a stack is where photos are asked for.</summary>
public static class StackQueries
{
    /// <summary>
    /// Of each stack only its best photo among these: the owner's choice, then a favourite, then the one that is best by itself. A stack of which these hold one photo shows that one.
    /// </summary>
    public static IQueryable<Photo> BestOfStacks(this IQueryable<Photo> photos) => photos.Where(photo => photo.StackId == null || !photos.Any(other =>
        other.StackId == photo.StackId
        && (other.IsStackTop ? 0 : other.IsFavourite ? Photo.MaxStackRank : 2 * Photo.MaxStackRank) + other.StackRank
            < (photo.IsStackTop ? 0 : photo.IsFavourite ? Photo.MaxStackRank : 2 * Photo.MaxStackRank) + photo.StackRank));
}
