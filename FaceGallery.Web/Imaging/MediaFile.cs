using FaceGallery.Domain.Detection;
using FaceGallery.Web.Files;

namespace FaceGallery.Web.Imaging;

/// <summary>A photo's file and what is made of it.</summary>
/// <param name="Hash">Content hash of the file when it was indexed; null before.</param>
/// <param name="Original">The file when it was indexed.</param>
/// <param name="RotationDegrees">Degrees clockwise by which the decoded picture is turned for what is kept of it.</param>
/// <param name="OwnerRotationDegrees">Degrees clockwise by which that is turned further before it is shown.</param>
/// <param name="Faces">Where all its faces are, before the owner's turn.</param>
public sealed record MediaFile(string? Hash, IndexedFile Original, int RotationDegrees, int OwnerRotationDegrees, IReadOnlyList<RelativeBox> Faces)
{
    /// <summary>It is shown otherwise than its file says.</summary>
    public bool IsTurned => (RotationDegrees + OwnerRotationDegrees) % 360 != 0;
}
