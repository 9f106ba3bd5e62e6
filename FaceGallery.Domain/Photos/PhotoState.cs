namespace FaceGallery.Domain.Photos;

/// <summary>Where a photo is on its journey. The row with its state is the job queue: pending rows are what is left to do.</summary>
public enum PhotoState
{
    Pending = 0,
    Indexed = 1,
    Failed = 2,
}
