using FaceGallery.Domain.Messages;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Diagnostics;

/// <summary>How the app stands: what the status page shows, and what scripts get at <c>/api/v1/diagnostics</c>.</summary>
public sealed record AppStatus(
    AppStatus.LibraryPart Library, AppStatus.IndexingPart Indexing, AppStatus.RecognitionPart Recognition, IReadOnlyList<FailureGroup> Failures, IReadOnlyList<AppStatus.FolderPart> Folders, AppStatus.ServerPart Server)
{
    /// <param name="Photos">Photos that were read.</param>
    /// <param name="Faces">Accepted faces in them.</param>
    /// <param name="People">People with at least one photo.</param>
    /// <param name="OriginalBytes">Of all photos' files.</param>
    public sealed record LibraryPart(int Photos, int Faces, int People, int UnknownFaces, long OriginalBytes);

    /// <param name="Days">Of the last two weeks, the oldest first, days without photos included.</param>
    public sealed record IndexingPart(IndexingState State, int Pending, double PhotosPerSecond, IReadOnlyList<IndexedDay> Days);

    /// <param name="Device">What computes, in its provider's words; null for the CPU.</param>
    /// <param name="Notes">Why what was set, or put there, does not compute, and how the change to another embedder goes or went.</param>
    /// <param name="MillisecondsPerFace">What all photos took, by their faces, since the start; null where none was recognised.</param>
    /// <param name="SecondsPerPhoto">What finding and recognising faces took one core on average since the start; null where no photo was read.</param>
    public sealed record RecognitionPart(string Detector, string Embedder, string Provider, string? Device, IReadOnlyList<Message> Notes, double? MillisecondsPerFace, double? SecondsPerPhoto);

    /// <param name="Name">What it is called.</param>
    public sealed record FolderPart(string Name, string Path, FolderWatch Watch);

    public sealed record ServerPart(string Version, string DataFolder, long DatabaseBytes, long FreeBytes);
}

/// <summary>How changes in a folder come to be known.</summary>
public enum FolderWatch
{
    /// <summary>The system tells them.</summary>
    Events,

    /// <summary>The scan that comes now and then finds them.</summary>
    Polled,

    /// <summary>The folder cannot be reached.</summary>
    Away,
}

/// <param name="Day">In the server's time zone.</param>
/// <param name="Photos">Files that were last read on it.</param>
public sealed record IndexedDay(DateOnly Day, int Photos);
