namespace FaceGallery.Web.Files;

/// <summary>A file as it was when it was indexed: what is known of a photo holds for it, and for nothing else that may lie at its place by now.</summary>
/// <param name="FullPath">Below a root folder.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedAt">UTC.</param>
public sealed record IndexedFile(string FullPath, long Size, DateTime ModifiedAt)
{
    public string Name => Path.GetFileName(FullPath);
}
