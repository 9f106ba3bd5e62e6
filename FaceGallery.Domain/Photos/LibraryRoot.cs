namespace FaceGallery.Domain.Photos;

/// <summary>A folder that is indexed. Nothing below it is ever written.</summary>
public sealed class LibraryRoot
{
    public int Id { get; init; }

    /// <summary>The full path of the folder on the server.</summary>
    public required string Path { get; init; }

    public RootKind Kind { get; init; }
}
