namespace FaceGallery.Domain.Recognition;

/// <summary>Why a face is too poor to be named by the machine. Such a face still counts in groups, and a human may name it.</summary>
[Flags]
public enum FaceFlaws
{
    None = 0,
    TooSmall = 1,
    Blurred = 2,
    TurnedAway = 4,
    Unsure = 8,
}
