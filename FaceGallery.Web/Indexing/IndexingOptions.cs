using System.ComponentModel.DataAnnotations;

namespace FaceGallery.Web.Indexing;

/// <summary>How the indexer works.</summary>
public sealed class IndexingOptions
{
    public const string Section = "Indexing";

    /// <summary>Photos worked on at once; 0 means one for each core.</summary>
    [Range(0, 256, ErrorMessage = "Indexing:Workers must be from 0 (one for each core) to 256.")]
    public int Workers { get; init; }

    /// <summary>Photos worked on at once on this machine.</summary>
    public int WorkersHere => Workers > 0 ? Workers : Environment.ProcessorCount;

    /// <summary>Keep thumbnails, previews and face crops for the pages.</summary>
    public bool Renditions { get; init; } = true;

    /// <summary>Minutes between scans, for shares that tell nobody of new files; 0 means only at the start, on demand and when the system tells.</summary>
    [Range(0, 1440, ErrorMessage = "Indexing:RescanMinutes must be from 0 (never) to 1440 (daily).")]
    public int RescanMinutes { get; init; } = 15;

    /// <summary>
    /// Ask whether files were deleted where many are gone at once or a drive is not where it was, and leave them as they were until then. Otherwise all that
    /// is gone was deleted.
    /// </summary>
    public bool AsksAboutLosses { get; init; } = true;
}
