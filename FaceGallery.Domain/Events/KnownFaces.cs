namespace FaceGallery.Domain.Events;

/// <summary>How many of a photo's faces bear a name.</summary>
public enum KnownFaces
{
    /// <summary>None; a photo without faces counts.</summary>
    Nobody,

    /// <summary>Some do and some do not.</summary>
    Some,

    /// <summary>All, and there is at least one.</summary>
    Everybody,
}
