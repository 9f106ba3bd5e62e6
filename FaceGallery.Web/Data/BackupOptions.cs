using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Data;

/// <summary>Where backups of the database go, and how many stay. Section <c>Backup</c>.</summary>
public sealed class BackupOptions
{
    public const string Section = "Backup";

    /// <summary>Another drive than the data folder's survives that one. Empty for <c>backups</c> in the data folder; relative paths mean the caller's directory.</summary>
    public string? Folder { get; set; }

    /// <summary>Days of which the last backup stays, the latest days first.</summary>
    [Range(1, 366, ErrorMessage = "Backup:Daily must be from 1 to 366.")]
    public int Daily { get; set; } = 7;

    /// <summary>Weeks of which the last backup stays, the latest weeks first.</summary>
    [Range(0, 520, ErrorMessage = "Backup:Weekly must be from 0 to 520.")]
    public int Weekly { get; set; } = 4;
}
