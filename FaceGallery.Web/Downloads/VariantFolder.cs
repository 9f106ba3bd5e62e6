using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Downloads;

/// <summary>Where changed copies for downloads lie.</summary>
public sealed record VariantFolder(string Path) : HashedFolder(Path);
