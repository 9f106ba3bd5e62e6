namespace FaceGallery.Web.Imaging;

/// <summary>The pictures that are kept of a photo, beside one crop a face.</summary>
public enum RenditionKind
{
    /// <summary>For grids: at most <see cref="ImagingOptions.ThumbnailSize"/> on the long side.</summary>
    Thumbnail,

    /// <summary>For one photo on the screen: at most <see cref="ImagingOptions.PreviewSize"/> on the long side.</summary>
    Preview,
}
