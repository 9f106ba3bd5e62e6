namespace FaceGallery.Domain.Detection;

/// <summary>A point of an upright picture: 0,0 is its top left corner, 1,1 its bottom right one.</summary>
public readonly record struct RelativePoint(float X, float Y);
