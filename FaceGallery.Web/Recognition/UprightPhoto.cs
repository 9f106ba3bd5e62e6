using FaceGallery.Domain.Detection;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Recognition;

/// <summary>A photo the right way up, and its faces.</summary>
/// <param name="Photo">Turned, if it had to be.</param>
/// <param name="RotationDegrees">Degrees clockwise by which the decoded photo was turned: 0, 90, 180 or 270.</param>
/// <param name="Faces">Largest first, in the frame of <paramref name="Photo"/>.</param>
public sealed record UprightPhoto(DecodedPhoto Photo, int RotationDegrees, IReadOnlyList<AnalysedFace> Faces);
