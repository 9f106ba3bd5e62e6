namespace FaceGallery.Web.Sharing.Guests;

/// <summary>A photo that goes into an archive.</summary>
/// <param name="Hash">Content hash of the file when it was indexed.</param>
/// <param name="FullPath">Where the original is.</param>
/// <param name="At">The time that the file gets.</param>
public sealed record ArchivePhoto(int Id, string Hash, string FullPath, DateTimeOffset At);
