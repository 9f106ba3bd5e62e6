using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Recognition;

namespace FaceGallery.Domain.Faces;

/// <summary>A face in a photo, and whose it is.</summary>
public sealed class Face
{
    public int Id { get; init; }

    public int PhotoId { get; init; }

    public Photo? Photo { get; init; }

    /// <summary>Its place among the photo's detections, from 0: the largest.</summary>
    public int Ordinal { get; init; }

    public RelativeBox Box { get; init; }

    public FaceLandmarks Landmarks { get; init; }

    /// <summary>The detector's score, 0–1.</summary>
    public float Score { get; init; }

    public FaceQuality Quality { get; init; }

    public FaceEmbedding? Embedding { get; init; }

    public int? PersonId { get; private set; }

    /// <summary>Cosine similarity on which the machine decided; null where a human did.</summary>
    public float? Similarity { get; private set; }

    public AssignedBy? AssignedBy { get; private set; }

    /// <summary>The person it may be, for a human to confirm; null for a named face.</summary>
    public int? SuggestedPersonId { get; private set; }

    public float? SuggestedSimilarity { get; private set; }

    /// <summary>A human said that this is no face.</summary>
    public bool IsNotAFace { get; private set; }

    /// <summary>It counts in albums.</summary>
    public bool IsAccepted => !IsNotAFace;

    public static Face From(AnalysedFace analysed, int ordinal) => new()
    {
        Ordinal = ordinal,
        Box = analysed.Detection.Box,
        Landmarks = analysed.Detection.Landmarks,
        Score = analysed.Detection.Score,
        Quality = analysed.Quality,
        Embedding = new FaceEmbedding { Model = analysed.Embedding.Model, Vector = analysed.Embedding.ToBytes() },
    };

    /// <summary>Takes over the machine's decision, unless a human has spoken.</summary>
    public void Decide(FaceDecision decision)
    {
        if (AssignedBy == Faces.AssignedBy.Human || IsNotAFace)
        {
            return;
        }

        (PersonId, Similarity) = (decision.PersonId, decision.PersonId is null ? null : decision.Similarity);
        AssignedBy = decision.PersonId is null ? null : Faces.AssignedBy.Machine;
        (SuggestedPersonId, SuggestedSimilarity) = (decision.SuggestedPersonId, decision.SuggestedPersonId is null ? null : decision.Similarity);
    }
}
