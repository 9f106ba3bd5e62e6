namespace FaceGallery.Web.Photos;

/// <param name="Aspect">Width over height that it has in the grid.</param>
public sealed record GridPhoto(float Aspect, PhotoTile Tile);
