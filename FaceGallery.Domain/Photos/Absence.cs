namespace FaceGallery.Domain.Photos;

/// <summary>
/// Files of a root that are no longer at their places, and of which the owner is asked whether they were deleted or their drive is missing. Until that is
/// said, or they are back, they count as being there.
/// </summary>
public sealed class Absence
{
    public int RootId { get; init; }

    /// <summary>The folder that they are gone from, a full path: the root, or where a drive was mounted in it.</summary>
    public required string Place { get; set; }

    /// <summary>Ids of their rows, in order.</summary>
    public List<int> Files { get; set; } = [];

    /// <summary>When these files were first asked about, UTC.</summary>
    public DateTime AskedAt { get; set; }

    /// <summary>The owner said that they were deleted: the next scan marks them missing.</summary>
    public bool IsConfirmed { get; set; }
}
