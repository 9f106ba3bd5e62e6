using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Faces;

/// <summary>A photo decoded once more, the right way up.</summary>
/// <param name="File">As it is known; its faces are where they are in the picture.</param>
public sealed record OriginalPicture(MediaFile File, DecodedPhoto Photo);
