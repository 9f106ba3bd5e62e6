namespace FaceGallery.Web.Calibration;

/// <summary>A confirmed face as it is shown beside another one.</summary>
/// <param name="Version">Of its photo: see <see cref="Domain.Photos.Photo.Version"/>.</param>
/// <param name="Time">When the photo was taken, or its file changed where that is not known.</param>
public sealed record ComparedFace(int Id, int PhotoId, string Version, DateTime Time, int PersonId, string Person);
