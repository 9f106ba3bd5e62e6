namespace FaceGallery.Web.Events;

/// <summary>A time in an event in which nothing was taken.</summary>
/// <param name="PhotoId">The first photo after it.</param>
/// <param name="Version">Of that photo: see <see cref="Domain.Photos.Photo.Version"/>.</param>
/// <param name="At">When that photo was taken.</param>
public sealed record EventGap(int PhotoId, string Version, DateTime At, TimeSpan Length);
