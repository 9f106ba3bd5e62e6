namespace FaceGallery.Web.Albums;

/// <summary>All that is in an album, in its order.</summary>
/// <param name="Shapes">What a grid shows: of a stack the best photo that is in the album, at its own place.</param>
/// <param name="Ids">Every photo.</param>
/// <param name="Stacks">By the id of the photo that is shown: all of its stack that are in the album, in the order in which they were taken.</param>
public sealed record AlbumContent(IReadOnlyList<PhotoShape> Shapes, IReadOnlyList<int> Ids, IReadOnlyDictionary<int, IReadOnlyList<int>> Stacks)
{
    public static AlbumContent Empty { get; } = new([], [], new Dictionary<int, IReadOnlyList<int>>());

    /// <summary>The photos that a shown one stands for.</summary>
    public IReadOnlyList<int> PhotosOf(int shownId) => Stacks.TryGetValue(shownId, out var photos) ? photos : [shownId];

    /// <summary>The photo that is shown for one.</summary>
    public int ShownFor(int photoId) => Stacks.Where(stack => stack.Value.Contains(photoId)).Select(stack => stack.Key).DefaultIfEmpty(photoId).First();

    /// <summary>The place of a photo, or of the one that is shown for it, among those that are shown; -1 where it is not in the album.</summary>
    public int PlaceOf(int photoId)
    {
        var shown = ShownFor(photoId);
        for (var place = 0; place < Shapes.Count; place++)
        {
            if (Shapes[place].Id == shown)
            {
                return place;
            }
        }

        return -1;
    }
}
