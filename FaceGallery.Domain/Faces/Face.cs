using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;
using FaceGallery.Domain.Photos;

namespace FaceGallery.Domain.Faces;

/// <summary>A face in a photo, and whose it is.</summary>
public sealed class Face
{
    public int Id { get; init; }

    public int PhotoId { get; init; }

    public Photo? Photo { get; init; }

    /// <summary>Names its crop among those of the photo, from 0; those found when indexing come first, the largest one before all.</summary>
    public int Ordinal { get; private set; }

    public RelativeBox Box { get; private set; }

    /// <summary><see cref="FaceLandmarks.None"/> for a box that a human drew and in which none were found: it has no embedding either.</summary>
    public FaceLandmarks Landmarks { get; private set; }

    /// <summary>The detector's score, 0–1; 1 for a box that a human drew.</summary>
    public float Score { get; private set; }

    public FaceQuality Quality { get; private set; }

    /// <summary>
    /// How well everybody would know the person by it, 0 to 12: clear, frontal, upright, whole, and large and sharp enough to be looked at. Kept beside what it follows from, so
    /// that the best of very many faces are found without a look at each.
    /// </summary>
    public int CoverPoints { get; private set; }

    public FaceEmbedding? Embedding { get; private set; }

    public FaceOrigin Origin { get; init; }

    /// <summary>Grows when it is analysed anew: what was remembered of its embedding no longer holds.</summary>
    public int Revision { get; private set; }

    public int? PersonId { get; private set; }

    /// <summary>Cosine similarity on which the machine decided; null where a human did.</summary>
    public float? Similarity { get; private set; }

    public AssignedBy? AssignedBy { get; private set; }

    /// <summary>The person it may be, for a human to confirm; null for a named face.</summary>
    public int? SuggestedPersonId { get; private set; }

    public float? SuggestedSimilarity { get; private set; }

    /// <summary>A human said that this is no face.</summary>
    public bool IsNotAFace { get; private set; }

    /// <summary>A human said that this is a stranger who need not be shown again: it counts in albums, but is neither named, grouped nor asked about.</summary>
    public bool IsStranger { get; private set; }

    /// <summary>The cluster that it is in; null for a named face, and for one without its like.</summary>
    public int? ClusterId { get; private set; }

    /// <summary>It counts in albums.</summary>
    public bool IsAccepted => !IsNotAFace;

    /// <summary>It may be enrolled without asking.</summary>
    public bool CanVouch => IsComparable && Quality.IsExample;

    /// <summary>It has an embedding, so it can be enrolled.</summary>
    public bool IsComparable => Landmarks != FaceLandmarks.None;

    /// <summary>A human has spoken of it: whatever is found in the photo later, it stays.</summary>
    public bool IsUserEdited => AssignedBy == Faces.AssignedBy.Human || IsNotAFace || IsStranger || Origin == FaceOrigin.Human;

    public static Face From(AnalysedFace analysed, int ordinal, FaceOrigin origin = FaceOrigin.Indexing)
    {
        var face = new Face { Origin = origin };
        face.Redetect(analysed, ordinal);
        return face;
    }

    /// <summary>A box that a human drew and in which no landmarks were found: it can be named by hand, but nobody is recognised by it.</summary>
    public static Face Drawn(RelativeBox box, int ordinal)
    {
        var quality = new FaceQuality(0, 0, 0, 0, FaceFlaws.Unsure);
        return new Face { Origin = FaceOrigin.Human, Ordinal = ordinal, Box = box, Score = 1, Quality = quality, CoverPoints = PointsOf(quality, box) };
    }

    /// <summary>The same face, found again: what humans and the machine said of it stays.</summary>
    public void Redetect(AnalysedFace analysed, int ordinal)
    {
        (Ordinal, Box, Landmarks, Score) = (ordinal, analysed.Detection.Box, analysed.Detection.Landmarks, analysed.Detection.Score);
        (Quality, CoverPoints) = (analysed.Quality, PointsOf(analysed.Quality, analysed.Detection.Box));
        if (Embedding is null)
        {
            Embedding = FaceEmbedding.Of(analysed.Embedding);
        }
        else
        {
            Embedding.Replace(analysed.Embedding);
        }

        Revision++;
    }

    /// <summary>It is no longer among those found when indexing, and takes its place after them.</summary>
    public void MoveTo(int ordinal) => Ordinal = ordinal;

    /// <summary>Takes over the decision of recognition, unless a human decided before.</summary>
    /// <param name="clusterId">The cluster that it is in, if it has no name.</param>
    public void Decide(FaceDecision decision, int? clusterId)
    {
        if (AssignedBy == Faces.AssignedBy.Human || IsNotAFace || IsStranger)
        {
            return;
        }

        (PersonId, Similarity) = (decision.PersonId, decision.PersonId is null ? null : decision.Similarity);
        AssignedBy = decision.PersonId is null ? null : Faces.AssignedBy.Machine;
        (SuggestedPersonId, SuggestedSimilarity) = (decision.SuggestedPersonId, decision.SuggestedPersonId is null ? null : decision.Similarity);
        ClusterId = PersonId is null ? clusterId : null;
    }

    /// <summary>A human says whose it is.</summary>
    public void Name(int personId)
    {
        Forget();
        (PersonId, AssignedBy) = (personId, Faces.AssignedBy.Human);
        (IsNotAFace, IsStranger, ClusterId) = (false, false, null);
    }

    /// <summary>A person was merged into another: a face named as the one is named as the other, by the same (human or recognition).</summary>
    public void Follow(int person, int into)
    {
        PersonId = PersonId == person ? into : PersonId;
        SuggestedPersonId = SuggestedPersonId == person ? into : SuggestedPersonId;
    }

    /// <summary>It bears no name, and none is suggested.</summary>
    public void Forget() => (PersonId, Similarity, AssignedBy, SuggestedPersonId, SuggestedSimilarity) = (null, null, null, null, null);

    /// <summary>A human ignored it: it is not shown again.</summary>
    public void Ignore()
    {
        Forget();
        (IsStranger, IsNotAFace, ClusterId) = (true, false, null);
    }

    /// <summary>A human says that it is no face.</summary>
    public void CallNoFace()
    {
        Forget();
        (IsNotAFace, IsStranger, ClusterId) = (true, false, null);
    }

    /// <summary>A human takes back that it is a stranger or no face: it is unknown again.</summary>
    public void Reconsider() => (IsNotAFace, IsStranger) = (false, false);

    public void Join(int? clusterId) => ClusterId = clusterId;

    private static int PointsOf(FaceQuality quality, RelativeBox box) =>
        (quality.IsUsable ? 4 : 0)
        + (MathF.Abs(quality.Yaw) < 0.35f ? 2 : MathF.Abs(quality.Yaw) < 0.7f ? 1 : 0)
        + (MathF.Abs(quality.Roll) < 25 ? 1 : 0)
        + (box.X > 0.01f && box.Y > 0.01f && box.X + box.Width < 0.99f && box.Y + box.Height < 0.99f ? 2 : 0)
        + (quality.Size > 120 ? 2 : quality.Size > 60 ? 1 : 0)
        + (quality.Sharpness > 60 ? 1 : 0);
}
