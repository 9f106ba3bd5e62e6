using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Api;

/// <param name="Path">Below its root folder, with forward slashes.</param>
/// <param name="TakenAt">Local wall time; null when the file does not say.</param>
/// <param name="Width">Of the upright original in pixels; 0 until it was read.</param>
public sealed record ApiPhoto(
    string Id, string Path, DateTime? TakenAt, int Width, int Height, PhotoState State, IReadOnlyList<ApiFace> Faces);
