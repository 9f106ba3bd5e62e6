namespace FaceGallery.Web.Albums;

/// <summary>The photo before or after another one in an album.</summary>
public sealed record PhotoNeighbour(int Id, string Version);
