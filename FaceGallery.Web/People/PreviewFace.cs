namespace FaceGallery.Web.People;

/// <summary>A face whose name would change.</summary>
/// <param name="Version">Of its photo: see <see cref="Domain.Photos.Photo.Version"/>.</param>
public sealed record PreviewFace(int Id, int PhotoId, string Version);
