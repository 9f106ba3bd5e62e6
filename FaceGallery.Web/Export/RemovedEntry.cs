namespace FaceGallery.Web.Export;

/// <summary>What was at this path is not ours any more.</summary>
internal sealed record RemovedEntry(string Path) : ManifestEntry(Path);
