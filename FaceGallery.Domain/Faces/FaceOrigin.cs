namespace FaceGallery.Domain.Faces;

/// <summary>How a face came to be known.</summary>
public enum FaceOrigin
{
    /// <summary>Found when the photo was indexed.</summary>
    Indexing = 0,

    /// <summary>Found when the owner had the photo looked at more closely.</summary>
    DeepScan = 1,

    /// <summary>The owner drew its box.</summary>
    Human = 2,
}
