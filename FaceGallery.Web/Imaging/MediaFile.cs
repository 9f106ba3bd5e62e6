using FaceGallery.Domain.Detection;
using FaceGallery.Web.Files;

namespace FaceGallery.Web.Imaging;

/// <summary>A photo's file and what is made of it.</summary>
/// <param name="Hash">Content hash of the file when it was indexed; null before.</param>
/// <param name="Original">The file when it was indexed.</param>
/// <param name="RotationDegrees">Degrees clockwise by which the decoded picture is turned.</param>
/// <param name="Faces">Where all its faces are.</param>
public sealed record MediaFile(string? Hash, IndexedFile Original, int RotationDegrees, IReadOnlyList<RelativeBox> Faces);
