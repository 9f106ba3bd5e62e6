namespace FaceGallery.Domain.Recognition;

/// <summary>How strict the owner wants recognition to be; there is one at most, and without it the settings hold.</summary>
public sealed class ChosenThreshold
{
    public int Id { get; init; }

    /// <summary>In place of <see cref="RecognitionThresholds.MinMatchSimilarity"/>.</summary>
    public float MinMatchSimilarity { get; set; }
}
