namespace FaceGallery.Web.Imaging;

/// <summary>Where the renditions lie: a folder of the data folder, never of the share. Made when the first one is written.</summary>
public sealed record RenditionFolder(string Path);
