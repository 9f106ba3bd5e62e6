namespace FaceGallery.Domain.Albums;

/// <summary>An album that the owner fills by hand, in an order of the owner's.</summary>
public sealed class OwnAlbum
{
    public const int MaxNameLength = 100;
    public const int MaxDescriptionLength = 2000;

    public int Id { get; init; }

    /// <summary>As far as it is seen. Two may bear the same name.</summary>
    public required string Name { get; set; }

    public string? Description { get; set; }

    /// <summary>The photo that stands for it; the first one where none was chosen, or where that one is gone.</summary>
    public int? CoverPhotoId { get; set; }
}

/// <summary>A photo in an album.</summary>
public sealed class OwnAlbumPhoto
{
    public int AlbumId { get; init; }

    public int PhotoId { get; init; }

    /// <summary>Smaller ones come first.</summary>
    public int Position { get; set; }
}
