namespace FaceGallery.Web.Albums;

/// <summary>The three lists of photos in which nobody is known.</summary>
public enum UnknownList
{
    /// <summary>There are faces, but none bears a name.</summary>
    Unnamed,

    NoFace,

    /// <summary>The file could not be read.</summary>
    Failed,
}
