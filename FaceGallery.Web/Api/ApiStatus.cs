using FaceGallery.Web.Library;

namespace FaceGallery.Web.Api;

/// <summary>How the library stands.</summary>
public sealed record ApiStatus(ApiStatus.IndexingPart Indexing, ApiStatus.LibraryPart Library, ApiStatus.EnginePart Engine)
{
    public sealed record IndexingPart(IndexingState State, int Total, int Indexed, int Pending, int Failed, double PhotosPerSecond);

    /// <param name="Photos">Photos that were read.</param>
    /// <param name="Faces">Accepted faces in them.</param>
    /// <param name="People">People with at least one photo.</param>
    /// <param name="UnknownFaces">Those of the faces that bear no name.</param>
    public sealed record LibraryPart(int Photos, int Faces, int People, int UnknownFaces);

    public sealed record EnginePart(string Detector, string Embedder, string Provider);
}
