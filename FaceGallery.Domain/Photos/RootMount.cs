namespace FaceGallery.Domain.Photos;

/// <summary>A file system that a root folder lay on, or held, when it was last found whole.</summary>
public sealed class RootMount
{
    public int RootId { get; init; }

    /// <summary>Where it was mounted: a full path without links, below the root, at it or above it.</summary>
    public required string Path { get; init; }

    /// <summary>Which one it was, as the system names it: kind, device and folder of it.</summary>
    public required string FileSystem { get; set; }
}
