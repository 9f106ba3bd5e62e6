namespace FaceGallery.Web.Export;

/// <summary>How a photo comes into an album's folder.</summary>
public enum ExportMode
{
    /// <summary>A copy with the original's time of last change. Takes as much room as the original.</summary>
    Copy = 0,

    /// <summary>A second name for the same file. Takes no room; needs the album on the same drive as the photo.</summary>
    Hardlink = 1,

    /// <summary>A link to the original's full path. Takes no room, and breaks when the original moves.</summary>
    Symlink = 2,
}
