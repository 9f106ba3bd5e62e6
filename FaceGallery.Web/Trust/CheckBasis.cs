using FaceGallery.Domain.Recognition;

namespace FaceGallery.Web.Trust;

/// <summary>What a check rests on: while that stays the same, so does its report.</summary>
/// <param name="Faces">The confirmed faces without their embeddings, which do not change for a face and revision.</param>
internal sealed record CheckBasis(RecognitionThresholds Thresholds, float Setting, bool IsChosen, IReadOnlyList<CheckBasis.Face> Faces)
{
    public bool Equals(CheckBasis? other) =>
        other is not null && (Thresholds, Setting, IsChosen) == (other.Thresholds, other.Setting, other.IsChosen) && Faces.SequenceEqual(other.Faces);

    public override int GetHashCode() => HashCode.Combine(Thresholds, Setting, IsChosen, Faces.Count);

    internal readonly record struct Face(int Id, int PersonId, int PhotoId, int Revision, bool IsUsable);
}
