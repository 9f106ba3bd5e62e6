using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Imaging;

/// <summary>Makes the small picture of a photo that is not kept.</summary>
public sealed class ThumbnailRenderer(IOptions<ImagingOptions> options)
{
    /// <returns>A JPEG as the kept thumbnails are.</returns>
    public byte[] Render(DecodedPhoto photo) => new RenditionRenderer(options.Value).RenderThumbnail(photo.Image);
}
