using FaceGallery.Domain.Albums;

namespace FaceGallery.Domain.Sharing;

/// <summary>Tells which links a guest's wish concerns.</summary>
public static class ShareReach
{
    /// <summary>
    /// Whether a wish said by a link to <paramref name="asked"/> holds for a link to <paramref name="shown"/>: those of the same people, and all that
    /// are not about somebody. A link that is about other people alone keeps what it shows: it is their picture, too.
    /// </summary>
    /// <param name="shown">Null for photos that were chosen one by one.</param>
    /// <param name="asked">Likewise.</param>
    public static bool Holds(PhotoSearch? shown, PhotoSearch? asked)
    {
        var about = shown is null ? [] : shown.AllOf.Concat(shown.AnyOf).ToList();
        return about.Count == 0 || (asked is not null && about.Intersect(asked.AllOf.Concat(asked.AnyOf)).Any());
    }
}
