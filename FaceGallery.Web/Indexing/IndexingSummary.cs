using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Indexing;

/// <summary>What one run of the indexer did, and what the library holds after it.</summary>
public sealed record IndexingSummary
{
    /// <summary>Photos that are there, portraits not counted.</summary>
    public required int Photos { get; init; }

    public required int Indexed { get; init; }

    public required int Failed { get; init; }

    /// <summary>Accepted faces in these photos.</summary>
    public required int Faces { get; init; }

    /// <summary>People with at least one photo.</summary>
    public required int People { get; init; }

    /// <summary>Photos and portraits whose pixels were decoded in this run.</summary>
    public required int Decoded { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Time spent in each stage of a photo's journey, added up over all workers, in the journey's order.</summary>
    public required IReadOnlyList<StageTime> Stages { get; init; }

    /// <summary>Files that are no photos, by kind: "video", "raw", "other".</summary>
    public required IReadOnlyDictionary<string, int> OtherFiles { get; init; }

    /// <summary>Root folders that cannot be reached; what is known of them was left as it was.</summary>
    public required IReadOnlyList<string> OfflineRoots { get; init; }

    /// <summary>Sentences for the owner: portraits that were skipped, folders that could not be read.</summary>
    public required IReadOnlyList<Message> Problems { get; init; }
}
