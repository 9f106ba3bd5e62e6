namespace FaceGallery.Web.Files;

/// <summary>What the system says of an entry of a folder without opening it.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedAt">UTC, to a tenth of a microsecond.</param>
internal readonly record struct FileStatus(EntryType Type, long Size, DateTime ModifiedAt);

internal enum EntryType
{
    File,
    Folder,
    Link,

    /// <summary>A pipe, a socket or a device: reading one may take for ever, or do something.</summary>
    Special,
}
