namespace FaceGallery.Domain.Albums;

/// <summary>A search that was kept under a name. It holds whatever it finds whenever somebody looks.</summary>
public sealed class SmartAlbum
{
    public const int MaxNameLength = 100;

    public int Id { get; init; }

    public required string Name { get; set; }

    /// <summary>As <see cref="PhotoSearchText"/> writes it.</summary>
    public required string Search { get; set; }
}
