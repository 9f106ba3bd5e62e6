namespace FaceGallery.Domain.Photos;

/// <summary>What a root folder holds.</summary>
public enum RootKind
{
    /// <summary>Photos to be sorted.</summary>
    Photos = 0,

    /// <summary>Portraits: one picture or folder a person. They enrol people and are in no album.</summary>
    People = 1,
}
