namespace FaceGallery.Domain.Photos;

/// <summary>What became of reading a photo.</summary>
public enum PhotoState
{
    Indexed = 1,
    Failed = 2,
}
