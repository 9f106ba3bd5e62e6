namespace FaceGallery.Domain.Photos;

/// <summary>A file of the library as a scan last saw it. The files that wait to be read are the job queue.</summary>
public sealed class PhotoFile
{
    public int Id { get; init; }

    public required int RootId { get; init; }

    /// <summary>The kind of its root.</summary>
    public RootKind Kind { get; init; }

    /// <summary>Where it is below its root, with forward slashes on every system. No two files have the same.</summary>
    public required string Path { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Its own time of last change, UTC.</summary>
    public DateTime ModifiedAt { get; private set; }

    /// <summary>What its bytes were when it was last read; null before that.</summary>
    public int? PhotoId { get; private set; }

    /// <summary>When the scan began that found it new, changed or back, UTC: it waits to be read. Null once it is.</summary>
    public DateTime? PendingSince { get; private set; }

    /// <summary>When it was last read, UTC; null for what was read before that was written down.</summary>
    public DateTime? ReadAt { get; private set; }

    /// <summary>When the scan began that found it gone, UTC; null while it is there.</summary>
    public DateTime? MissingSince { get; private set; }

    /// <summary>It is new, has changed or is back, or is to be read once more.</summary>
    public void Await(long size, DateTime modifiedAt, DateTime now) => (Size, ModifiedAt, PendingSince, MissingSince) = (size, modifiedAt, now, null);

    /// <summary>It was read, and this is what its bytes are.</summary>
    public void Hold(int photoId, DateTime now) => (PhotoId, PendingSince, ReadAt) = (photoId, null, now);

    /// <summary>It is no longer there.</summary>
    public void Miss(DateTime since) => (PendingSince, MissingSince) = (null, since);
}
