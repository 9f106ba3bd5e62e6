namespace FaceGallery.Web.Albums;

/// <summary>Where a photo is in an album.</summary>
/// <param name="Index">How many come before it.</param>
public sealed record AlbumPlace(int Index, int Count, PhotoNeighbour? Previous, PhotoNeighbour? Next)
{
    /// <summary>The photo that is shown there: the best of its stack.</summary>
    public int TopId { get; init; }

    /// <summary>All photos of its stack that are in the album; none where it is alone.</summary>
    public IReadOnlyList<int> Stack { get; init; } = [];
}
