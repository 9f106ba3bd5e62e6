namespace FaceGallery.Web.Downloads;

/// <summary>What a stretch of an archive's bytes is.</summary>
public enum ZipPartKind
{
    /// <summary>An entry's local header.</summary>
    Header,

    /// <summary>An entry's content, as it is in its file.</summary>
    Content,

    /// <summary>An entry's record in the central directory.</summary>
    Record,

    /// <summary>What ends the archive.</summary>
    End,
}
