namespace FaceGallery.Web.Downloads;

/// <summary>Where changed copies for downloads lie: a folder of the data folder, never of the share. Made when the first one is written.</summary>
public sealed record VariantFolder(string Path);
