using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Exchange;

/// <summary>Somebody said elsewhere that this person is in this photo.</summary>
/// <param name="Box">Where, in the upright picture; null where it was not said.</param>
public sealed record NamedRegion(int PhotoId, string Name, RelativeBox? Box);

/// <summary>An album that somebody filled elsewhere.</summary>
/// <param name="CoverPhotoId">Null where none was chosen.</param>
/// <param name="PhotoIds">In its order where <paramref name="IsInOrder"/>, else in any.</param>
public sealed record FoundAlbum(string Name, string? Description, int? CoverPhotoId, IReadOnlyList<int> PhotoIds, bool IsInOrder);

/// <summary>All that was found to be said elsewhere of photos of the library.</summary>
/// <param name="Words">By the photo's id.</param>
/// <param name="Skipped">What could not be read, or is of no photo.</param>
public sealed record Findings(IReadOnlyList<NamedRegion> Names, IReadOnlyDictionary<int, PhotoWords> Words, IReadOnlyList<FoundAlbum> Albums, ImportSkips Skipped)
{
    public static Findings Of(params IReadOnlyList<NamedRegion> names) => new(names, new Dictionary<int, PhotoWords>(), [], new ImportSkips());
}
