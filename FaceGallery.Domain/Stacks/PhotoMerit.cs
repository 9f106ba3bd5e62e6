using FaceGallery.Domain.Detection;

namespace FaceGallery.Domain.Stacks;

/// <summary>How good a photo is beside others that show nearly the same.</summary>
/// <param name="Pixels">Of the original.</param>
/// <param name="Faces">Qualities of its accepted faces.</param>
/// <param name="Bytes">Of its file: of two pictures of one view the sharper one takes more.</param>
/// <param name="Hash">Of its bytes.</param>
public sealed record PhotoMerit(int Id, bool IsDamaged, long Pixels, IReadOnlyList<FaceQuality> Faces, long Bytes, string Hash)
{
    /// <summary>Whole before damaged, then the larger, then the one on which most are seen: nobody is missing on the one that is shown.</summary>
    public static Comparer<PhotoMerit> BestFirst { get; } = Comparer<PhotoMerit>.Create((one, other) =>
        Merits(one).CompareTo(Merits(other)) is not 0 and var better ? better : string.CompareOrdinal(one.Hash, other.Hash));

    /// <summary>Sharp faces that look into the camera.</summary>
    private float FaceMerit => Faces.Count == 0 ? 0 : Faces.Average(face => face.Sharpness * (1 - (Math.Min(Math.Abs(face.Yaw), 1) / 2)));

    private static (bool, long, int, float, long) Merits(PhotoMerit photo) => (photo.IsDamaged, -photo.Pixels, -photo.Faces.Count, -photo.FaceMerit, -photo.Bytes);
}
