using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Guests;

/// <summary>A photo in a link's grid.</summary>
/// <param name="At">Local wall time by which it is ordered.</param>
/// <param name="IsTimeKnown">It was taken then; otherwise it is only the file's time.</param>
/// <param name="Width">Pixels of the upright original; 0 where they are not known.</param>
/// <param name="Height">Likewise.</param>
/// <param name="Faces">How many it shows.</param>
/// <param name="AddedAt">Stamp of its coming to the link.</param>
/// <param name="Caption">What the owner wrote to it; null where nothing.</param>
public sealed record GuestTile(int Id, DateTime At, bool IsTimeKnown, int Width, int Height, int Faces, DateTime AddedAt, string? Caption)
{
    /// <summary>Where the face is that a part of it has to show: of whom the link is about, or of whom one looks at. Null where there is none.</summary>
    public RelativeBox? Subject { get; init; }
}

/// <summary>Somebody whom a link shows and names.</summary>
/// <param name="Photos">In how many photos of the link.</param>
public sealed record GuestPerson(int Id, string Name, int Photos);
