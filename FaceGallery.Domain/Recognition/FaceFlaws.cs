namespace FaceGallery.Domain.Recognition;

/// <summary>Why a face is too poor to be named by the machine. Such a face still counts in groups, and a human may name it.</summary>
[Flags]
public enum FaceFlaws
{
    None = 0,

    /// <summary>Too few pixels.</summary>
    TooSmall = 1,

    /// <summary>Too little detail.</summary>
    Blurred = 2,

    /// <summary>The embedder recognises too little of a face.</summary>
    Unsure = 4,
}
