namespace FaceGallery.Web.Imaging;

/// <summary>What a photo's file says of its making; each value is null where the file does not say, or says nonsense.</summary>
/// <param name="TakenAt">Local wall time at the place, kind unspecified.</param>
/// <param name="TakenAtOffset">That wall time's offset from UTC.</param>
/// <param name="Camera">Make and model, at most 100 characters.</param>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
public sealed record PhotoMetadata(DateTime? TakenAt, TimeSpan? TakenAtOffset, string? Camera, double? Latitude, double? Longitude)
{
    public static readonly PhotoMetadata None = new(null, null, null, null, null);
}
