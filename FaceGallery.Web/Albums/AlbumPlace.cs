namespace FaceGallery.Web.Albums;

/// <summary>Where a photo is in an album.</summary>
/// <param name="Index">How many come before it.</param>
public sealed record AlbumPlace(int Index, int Count, PhotoNeighbour? Previous, PhotoNeighbour? Next);
