namespace FaceGallery.Web.Events;

/// <summary>A time in an event in which nothing was taken.</summary>
/// <param name="PhotoId">The first photo after it.</param>
/// <param name="Hash">Of that photo.</param>
/// <param name="At">When that photo was taken.</param>
public sealed record EventGap(int PhotoId, string Hash, DateTime At, TimeSpan Length);
