using FaceGallery.Domain.Events;

namespace FaceGallery.Domain.Albums;

/// <summary>
/// Which photos are wanted; whatever is given must hold, and nothing given means every photo. Each album is such a search: a person's is
/// <see cref="AllOf"/> that person, groups are two faces or more. What is given twice is wanted once.
/// </summary>
public sealed record PhotoSearch
{
    /// <summary>Ids of people who are all in it.</summary>
    public IReadOnlyList<int> AllOf { get; init => field = [.. value.Distinct()]; } = [];

    /// <summary>Ids of people of whom at least one is in it.</summary>
    public IReadOnlyList<int> AnyOf { get; init => field = [.. value.Distinct()]; } = [];

    /// <summary>Ids of people who are not in it.</summary>
    public IReadOnlyList<int> NoneOf { get; init => field = [.. value.Distinct()]; } = [];

    /// <summary>Nobody is in it but those of <see cref="AllOf"/> and <see cref="AnyOf"/>: no stranger either.</summary>
    public bool IsOnlyThem { get; init; }

    /// <summary>Least number of accepted faces.</summary>
    public int? MinFaces { get; init; }

    /// <summary>Largest number of accepted faces.</summary>
    public int? MaxFaces { get; init; }

    public KnownFaces? Known { get; init; }

    /// <summary>First day, at the place where it was taken.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? To { get; init; }

    public int? EventId { get; init; }

    /// <summary>An album that the owner filled by hand.</summary>
    public int? AlbumId { get; init; }

    /// <summary>The owner likes it best.</summary>
    public bool IsFavourite { get; init; }

    /// <summary>It lies in this folder, or below.</summary>
    public LibraryFolder? Folder { get; init; }

    /// <summary>Make and model, as files say it.</summary>
    public string? Camera { get; init; }

    /// <summary>Parts of the path, the caption, a keyword, or of what its event or an album with it is called; each must be there, case does not matter.</summary>
    public IReadOnlyList<string> Texts { get; init => field = [.. value.Distinct()]; } = [];

    /// <summary>Those that the owner hid, and no other.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Everybody whom it asks for, wanted or not.</summary>
    public IEnumerable<int> People => AllOf.Concat(AnyOf).Concat(NoneOf);
}
