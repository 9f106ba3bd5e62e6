namespace FaceGallery.Web.Library;

/// <summary>A photo that stands for an album.</summary>
public sealed record CoverPhoto(int Id, string Version);
