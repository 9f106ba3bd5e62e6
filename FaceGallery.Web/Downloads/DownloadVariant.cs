namespace FaceGallery.Web.Downloads;

/// <summary>How a photo's file is handed out.</summary>
public enum DownloadVariant
{
    /// <summary>As it is.</summary>
    Original,

    /// <summary>What many devices cannot open (HEIC, JPEG XL, JPEG 2000, a camera's raw file) as JPEG; all else as it is.</summary>
    Readable,

    /// <summary>
    /// Without place, camera, time and texts: JPEG, PNG and WebP with the very same picture, all else as JPEG. Only what a viewer needs
    /// is left: the pixels, the colour profile and which side is up.
    /// </summary>
    Stripped,

    /// <summary>The picture of screen size.</summary>
    Preview,
}
