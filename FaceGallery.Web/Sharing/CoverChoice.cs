namespace FaceGallery.Web.Sharing;

/// <summary>A photo that can stand for a link.</summary>
/// <param name="Number">Its place in the choice, from 1.</param>
/// <param name="Version">Of its pictures.</param>
public sealed record CoverChoice(int Id, int Number, string Version);
