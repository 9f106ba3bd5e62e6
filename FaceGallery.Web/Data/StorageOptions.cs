using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Data;

/// <summary>The drive of the data folder. Section <c>Data</c>, beside <see cref="DataFolder.Setting"/>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Data";

    /// <summary>Megabytes (10⁶ bytes) that indexing and backups leave free: room for names, and for whatever else is on the drive. 0 leaves none.</summary>
    [Range(0, 1_000_000, ErrorMessage = "Data:LeastFreeMegabytes must be from 0 to 1000000.")]
    public int LeastFreeMegabytes { get; set; } = 500;

    public long LeastFreeBytes => LeastFreeMegabytes * 1_000_000L;
}
