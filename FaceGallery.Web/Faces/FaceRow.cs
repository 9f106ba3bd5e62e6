namespace FaceGallery.Web.Faces;

/// <summary>A row of a grid of faces.</summary>
/// <param name="Tiles">Each with its place among all faces of the grid.</param>
public sealed record FaceRow(int Index, IReadOnlyList<(int Place, FaceTile Face)> Tiles);
