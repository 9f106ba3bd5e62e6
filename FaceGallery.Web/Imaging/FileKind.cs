namespace FaceGallery.Web.Imaging;

/// <summary>What a file of the share is to us.</summary>
public enum FileKind
{
    /// <summary>A picture.</summary>
    Photo,

    /// <summary>A camera's raw file: shown by the preview that it holds.</summary>
    Raw,

    /// <summary>Counted, not shown.</summary>
    Video,

    /// <summary>Counted, not shown.</summary>
    Other,
}
