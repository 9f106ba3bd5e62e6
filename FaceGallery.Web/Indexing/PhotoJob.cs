using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Indexing;

/// <summary>A pending photo on its way to a worker.</summary>
/// <param name="PhotoId">Its row.</param>
/// <param name="Kind">Photo or portrait.</param>
/// <param name="FullPath">The file on the server.</param>
/// <param name="KnownHash">The content's hash when it was last analysed; null when it never was.</param>
public sealed record PhotoJob(int PhotoId, RootKind Kind, string FullPath, string? KnownHash);
