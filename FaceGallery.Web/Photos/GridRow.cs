namespace FaceGallery.Web.Photos;

/// <summary>One row of a grid with what it shows.</summary>
/// <param name="Slack">Width left free, as a multiple of the row's height: the last row is not stretched.</param>
public sealed record GridRow(int Index, IReadOnlyList<GridPhoto> Photos, float Slack);
