namespace FaceGallery.Web.Albums;

/// <summary>A photo as a grid shows it.</summary>
/// <param name="Version">See <see cref="Domain.Photos.Photo.Version"/>.</param>
/// <param name="Names">Who is in it, without those who are unnamed.</param>
/// <param name="FaceCount">Accepted faces, named or not.</param>
/// <param name="Colour">Mean colour, 0xRRGGBB; null where it is not known.</param>
public sealed record PhotoTile(int Id, string Version, DateTime? TakenAt, string FileName, int FaceCount, IReadOnlyList<string> Names, int? Colour = null)
{
    public int OtherCount => Math.Max(FaceCount - Names.Count, 0);
}
