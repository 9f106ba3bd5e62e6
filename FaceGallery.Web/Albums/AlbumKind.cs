namespace FaceGallery.Web.Albums;

/// <summary>Which photos an album holds.</summary>
public enum AlbumKind
{
    /// <summary>One of its faces bears the person's name.</summary>
    Person,

    /// <summary>Two or more accepted faces, named or not.</summary>
    Group,

    /// <summary>Readable, and no face named: the two below together.</summary>
    Unknown,

    /// <summary>There are faces, but none bears a name.</summary>
    Unnamed,

    /// <summary>There is no face.</summary>
    NoFace,
}
