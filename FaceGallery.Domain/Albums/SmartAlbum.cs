namespace FaceGallery.Domain.Albums;

/// <summary>A search that was kept under a name. Its photos are searched each time it is opened.</summary>
public sealed class SmartAlbum
{
    public const int MaxNameLength = 100;

    public int Id { get; init; }

    public required string Name { get; set; }

    /// <summary>As <see cref="PhotoSearchText"/> writes it.</summary>
    public required string Search { get; set; }
}
