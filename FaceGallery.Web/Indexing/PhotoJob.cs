using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Indexing;

/// <summary>A pending file on its way to a worker.</summary>
/// <param name="FileId">Its row.</param>
/// <param name="Kind">Photo or portrait.</param>
/// <param name="FullPath">The file on the server.</param>
public sealed record PhotoJob(int FileId, RootKind Kind, string FullPath)
{
    /// <summary>How many processes died while they read it, perhaps among others.</summary>
    public int Deaths { get; init; }
}
