using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Api;

/// <param name="Path">Below its root folder, with forward slashes.</param>
/// <param name="TakenAt">Local wall time; null when nobody says.</param>
/// <param name="Width">Of the upright original in pixels; 0 until it was read.</param>
/// <param name="Latitude">Degrees north; null where nobody says.</param>
/// <param name="Longitude">Degrees east; null where nobody says.</param>
public sealed record ApiPhoto(
    string Id, string Path, DateTime? TakenAt, int Width, int Height, PhotoState State, IReadOnlyList<ApiFace> Faces, bool Favourite, string? Caption, double? Latitude, double? Longitude);
