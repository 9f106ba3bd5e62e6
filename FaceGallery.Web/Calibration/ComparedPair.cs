namespace FaceGallery.Web.Calibration;

/// <summary>Two confirmed faces beside each other.</summary>
/// <param name="Similarity">Cosine similarity.</param>
public sealed record ComparedPair(ComparedFace First, ComparedFace Second, float Similarity)
{
    /// <summary>They are said to be of one person.</summary>
    public bool IsOnePerson => First.PersonId == Second.PersonId;
}
