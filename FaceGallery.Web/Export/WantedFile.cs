namespace FaceGallery.Web.Export;

/// <summary>A file that should be in the output.</summary>
/// <param name="Path">Below the output folder, with forward slashes: album, then the photo's own path.</param>
/// <param name="Source">Full path of the photo.</param>
/// <param name="Size">Of the photo, in bytes, when it was indexed.</param>
/// <param name="ModifiedAt">Of the photo, UTC, when it was indexed.</param>
public sealed record WantedFile(string Path, string Source, long Size, DateTime ModifiedAt);
