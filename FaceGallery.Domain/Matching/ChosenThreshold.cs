namespace FaceGallery.Domain.Matching;

/// <summary>How strict the owner wants recognition to be; there is one at most, and without it the settings hold.</summary>
public sealed class ChosenThreshold
{
    /// <summary>Always the same, so that the history knows one choice as the successor of another, and there cannot be two.</summary>
    public int Id { get; init; } = 1;

    /// <summary>In place of <see cref="RecognitionThresholds.MinMatchSimilarity"/>.</summary>
    public float MinMatchSimilarity { get; set; }
}
