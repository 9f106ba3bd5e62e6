namespace FaceGallery.Web.Photos;

/// <summary>What a grid must know of a photo to leave room for it.</summary>
/// <param name="Aspect">Width over height.</param>
public readonly record struct PhotoShape(int Id, float Aspect);
