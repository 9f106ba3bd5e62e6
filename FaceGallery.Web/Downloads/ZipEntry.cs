namespace FaceGallery.Web.Downloads;

/// <summary>A file of an archive, known before its bytes are read.</summary>
/// <param name="Name">Any text: the archive makes it portable and distinct.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Crc32">CRC-32 (IEEE 802.3) of the content.</param>
/// <param name="ModifiedAt">Written as wall time to the even second, for old readers, and as seconds since 1970 for others.</param>
public sealed record ZipEntry(string Name, long Length, uint Crc32, DateTimeOffset ModifiedAt);
