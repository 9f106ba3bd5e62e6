namespace FaceGallery.Web.Indexing;

/// <summary>A photo's file as a scan sees it.</summary>
/// <param name="Path">Below its root, with forward slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedAt">UTC.</param>
public readonly record struct FoundFile(string Path, long Size, DateTime ModifiedAt);
