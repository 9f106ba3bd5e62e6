using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Library;

/// <summary>The indexer at one moment.</summary>
/// <param name="Total">Photos that are there.</param>
/// <param name="Indexed">Of these, photos that are done.</param>
/// <param name="Pending">Of these, photos that wait or are being worked on.</param>
/// <param name="Failed">Of these, photos that could not be read.</param>
/// <param name="PhotosPerSecond">Average over this run's last photos; 0 when nothing is being indexed.</param>
/// <param name="TimeLeft">What the rest will take at that rate; null when it cannot be told.</param>
/// <param name="Problems">What needs the owner, such as missing weights.</param>
public sealed record IndexingSnapshot(
    IndexingState State,
    int Total,
    int Indexed,
    int Pending,
    int Failed,
    double PhotosPerSecond,
    TimeSpan? TimeLeft,
    IReadOnlyList<Message> Problems)
{
    /// <summary>Portraits that wait or are being worked on: they are read first.</summary>
    public int PendingPortraits { get; init; }

    /// <summary>Scans that came to their end since the program started, with whatever result.</summary>
    public int Runs { get; init; }

    public static readonly IndexingSnapshot Initial = new(IndexingState.Idle, 0, 0, 0, 0, 0, null, []);
}
