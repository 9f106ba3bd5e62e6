namespace FaceGallery.Web.Guests.Finding;

/// <summary>Why nobody is looked for by a guest's picture.</summary>
public enum SelfieRefusal
{
    /// <summary>More bytes than <see cref="SelfieUpload.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>It did not arrive within <see cref="SelfieUpload.MaxTime"/>.</summary>
    TooSlow,

    /// <summary>It is no picture, of a kind that is not supported, has too many pixels, or is too damaged to show anything.</summary>
    Unreadable,

    /// <summary>Nobody is seen in it, or not clearly enough to be told from others.</summary>
    NoFace,

    /// <summary>It shows more than one person, and none of them is clearly the one who is meant.</summary>
    SeveralFaces,

    /// <summary>The server lacks what recognises faces.</summary>
    Unavailable,
}
