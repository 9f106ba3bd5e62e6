namespace FaceGallery.Domain.People;

/// <summary>
/// What the owner decided of a portrait in the app, which outlives every scan: the file still bears the old name, and may be read again at any time.
/// </summary>
public sealed class PortraitMemory
{
    /// <summary>Of the portrait's file: see <see cref="Photos.Photo.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The name that the file or its folder bears, as <see cref="PersonName.Key"/>. Given another name on the disk, it is asked anew.</summary>
    public required string NameKey { get; init; }

    /// <summary>Whose portrait it is; null when it enrols nobody: withdrawn, or the person was forgotten.</summary>
    public int? PersonId { get; set; }
}
