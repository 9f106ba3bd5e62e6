using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Recognition;

namespace FaceGallery.Web.Indexing;

/// <summary>What a worker found out about a photo, for the writer.</summary>
public abstract record PhotoFindings(int PhotoId, string? ContentHash)
{
    /// <summary>It was decoded, and its faces analysed.</summary>
    public sealed record Analysed(int PhotoId, string ContentHash, PhotoContent Content, IReadOnlyList<AnalysedFace> Faces)
        : PhotoFindings(PhotoId, ContentHash);

    /// <summary>Its bytes are those that were analysed before.</summary>
    public sealed record Unchanged(int PhotoId, string ContentHash)
        : PhotoFindings(PhotoId, ContentHash);

    /// <summary>Its bytes are those of a photo that is missing from its place: that one moved here.</summary>
    public sealed record Moved(int PhotoId, string ContentHash, int FromPhotoId)
        : PhotoFindings(PhotoId, ContentHash);

    /// <param name="Reason">One sentence for the owner.</param>
    /// <param name="RetryOnScan">The file could not be opened, as opposed to understood.</param>
    public sealed record Failed(int PhotoId, string? ContentHash, string Reason, bool RetryOnScan)
        : PhotoFindings(PhotoId, ContentHash);

    /// <summary>The file is no longer there.</summary>
    public sealed record Gone(int PhotoId)
        : PhotoFindings(PhotoId, null);
}
