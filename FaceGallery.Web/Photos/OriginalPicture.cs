using FaceGallery.Web.Imaging;
using FaceGallery.Web.Media;

namespace FaceGallery.Web.Photos;

/// <summary>A photo decoded once more, the right way up.</summary>
/// <param name="File">As it is known; its faces are where they are in the picture.</param>
public sealed record OriginalPicture(int PhotoId, MediaFile File, DecodedPhoto Photo)
{
    /// <summary>Width of the original divided by that of the decoded picture.</summary>
    public float Scale => (float)Photo.Width / Photo.Image.Width;
}
