using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Downloads;

/// <summary>What downloads may use. Section <c>Downloads</c>.</summary>
public sealed class DownloadOptions
{
    public const string Section = "Downloads";

    /// <summary>
    /// Bytes of changed copies (without place and camera, or as JPEG) that are kept in the data folder; the least recently used go first. Copies
    /// that are gone are made again when they are sent.
    /// </summary>
    [Range(0, long.MaxValue)]
    public long CacheBytes { get; set; } = 2_000_000_000;

    /// <summary>Bytes from which on guests are offered an archive in parts of at most so many: phones keep one in memory while they unpack it.</summary>
    [Range(1, long.MaxValue)]
    public long PartBytes { get; set; } = 1_000_000_000;
}
