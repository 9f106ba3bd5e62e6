using FaceGallery.Web.Files;

namespace FaceGallery.Web.Guests;

/// <summary>A photo that goes into an archive.</summary>
/// <param name="Hash">Content hash of the file when it was indexed.</param>
/// <param name="Original">The file when it was indexed.</param>
/// <param name="At">The time that the file gets.</param>
public sealed record ArchivePhoto(int Id, string Hash, IndexedFile Original, DateTimeOffset At);
