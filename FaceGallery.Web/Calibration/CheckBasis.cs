using FaceGallery.Domain.Matching;

namespace FaceGallery.Web.Calibration;

/// <summary>What a check rests on: while that stays the same, so does its report.</summary>
/// <param name="LibraryFaces">Usable faces, to two digits: a photo more changes nothing that is seen.</param>
/// <param name="Faces">The confirmed faces without their embeddings, which do not change for a face and revision.</param>
internal sealed record CheckBasis(RecognitionThresholds Thresholds, float Setting, bool IsChosen, int LibraryFaces, IReadOnlyList<CheckBasis.Face> Faces)
{
    public bool Equals(CheckBasis? other) =>
        other is not null && (Thresholds, Setting, IsChosen, LibraryFaces) == (other.Thresholds, other.Setting, other.IsChosen, other.LibraryFaces) && Faces.SequenceEqual(other.Faces);

    public override int GetHashCode() => HashCode.Combine(Thresholds, Setting, IsChosen, LibraryFaces, Faces.Count);

    internal readonly record struct Face(int Id, int PersonId, int PhotoId, int Revision, bool IsUsable, DateOnly? Birthday, DateTime? TakenAt)
    {
        /// <summary>Whole years; null where one of the days is not known.</summary>
        public int? Age => Birthday is { } born && TakenAt is { } taken && DateOnly.FromDateTime(taken) >= born
            ? taken.Year - born.Year - (DateOnly.FromDateTime(taken) < born.AddYears(taken.Year - born.Year) ? 1 : 0)
            : null;
    }
}
