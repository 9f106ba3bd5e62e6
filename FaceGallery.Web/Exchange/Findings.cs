using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Exchange;

/// <summary>Somebody said elsewhere that this person is in this photo.</summary>
/// <param name="Box">Where, in the upright picture; null where it was not said.</param>
public sealed record NamedRegion(int PhotoId, string Name, RelativeBox? Box);

/// <summary>An album that somebody filled elsewhere.</summary>
/// <param name="CoverPhotoId">Null where none was chosen.</param>
/// <param name="PhotoIds">In its order where <paramref name="IsInOrder"/>, else in any.</param>
public sealed record FoundAlbum(string Name, string? Description, int? CoverPhotoId, IReadOnlyList<int> PhotoIds, bool IsInOrder);

/// <summary>What was said of somebody.</summary>
/// <param name="Birthday">Null where it was not said.</param>
public sealed record FoundPerson(string Name, DateOnly? Birthday, bool IsHidden, bool IsPrivate);

/// <summary>What was said of a face that bears no name.</summary>
/// <param name="Box">In the upright picture.</param>
/// <param name="Not">Names of those whom it is not.</param>
public sealed record FoundVerdict(int PhotoId, RelativeBox Box, bool IsNotAFace, bool IsStranger, IReadOnlyList<string> Not);

/// <summary>A search that was kept under a name.</summary>
/// <param name="Search">As <see cref="Domain.Albums.PhotoSearchText"/> writes it, with the ids of elsewhere.</param>
/// <param name="People">Names by those ids.</param>
public sealed record FoundSearch(string Name, string Search, IReadOnlyDictionary<int, string> People);

/// <summary>All that was found to be said elsewhere of photos of the library.</summary>
/// <param name="Words">By the photo's id.</param>
/// <param name="Skipped">What could not be read, or is of no photo.</param>
public sealed record Findings(IReadOnlyList<NamedRegion> Names, IReadOnlyDictionary<int, PhotoWords> Words, IReadOnlyList<FoundAlbum> Albums, ImportSkips Skipped)
{
    public IReadOnlyList<FoundPerson> People { get; init; } = [];

    public IReadOnlyList<FoundVerdict> Verdicts { get; init; } = [];

    public IReadOnlyList<FoundSearch> Searches { get; init; } = [];

    public static Findings Of(params IReadOnlyList<NamedRegion> names) => new(names, new Dictionary<int, PhotoWords>(), [], new ImportSkips());
}
