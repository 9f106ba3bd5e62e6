using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Messages;
using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Indexing;

/// <summary>What a worker found out about a file, for the writer.</summary>
public abstract record PhotoFindings(int FileId)
{
    /// <summary>It was decoded, and its faces analysed.</summary>
    public sealed record Analysed(int FileId, string ContentHash, PhotoContent Content, IReadOnlyList<AnalysedFace> Faces)
        : PhotoFindings(FileId);

    /// <summary>Its bytes are those of a photo that was analysed before.</summary>
    public sealed record Known(int FileId, string ContentHash)
        : PhotoFindings(FileId);

    /// <param name="ContentHash">Null where its bytes could not be read.</param>
    /// <param name="Reason">One sentence for the owner.</param>
    /// <param name="RetryOnScan">The file could not be opened, as opposed to understood.</param>
    public sealed record Failed(int FileId, string? ContentHash, Message Reason, bool RetryOnScan)
        : PhotoFindings(FileId);

    /// <summary>Somebody is still writing it: what can be read of it by now says nothing.</summary>
    public sealed record Unfinished(int FileId)
        : PhotoFindings(FileId);

    /// <summary>The file is no longer there. Whether it was deleted, moved, or its drive is away, is for a scan to tell.</summary>
    public sealed record Gone(int FileId)
        : PhotoFindings(FileId);
}
