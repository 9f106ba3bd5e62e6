namespace FaceGallery.Web.Export;

/// <summary>A folder that we made, and may remove again once it is empty.</summary>
internal sealed record ExportedFolder(string Path) : ManifestEntry(Path);
