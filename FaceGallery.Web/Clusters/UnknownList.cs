namespace FaceGallery.Web.Clusters;

/// <summary>What the page of the unknown lists.</summary>
public enum UnknownList
{
    /// <summary>Faces without a name, together where they seem to be one person.</summary>
    Faces,

    /// <summary>Photos: there are faces, but none bears a name.</summary>
    Unnamed,

    NoFace,

    /// <summary>The file could not be read.</summary>
    Failed,
}
