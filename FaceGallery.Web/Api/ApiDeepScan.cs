using FaceGallery.Web.Faces;

namespace FaceGallery.Web.Api;

/// <summary>What came of a closer look.</summary>
/// <param name="ChangeId">With which it can be undone; null when nothing was found.</param>
/// <param name="Found">Faces that were found.</param>
/// <param name="AlsoNamed">Of all faces, those that the machine named in consequence.</param>
/// <param name="Unreadable">Photos that could not be read.</param>
public sealed record ApiDeepScan(string? ChangeId, int Found, int AlsoNamed, int Unreadable)
{
    public static ApiDeepScan Of(DeepScanResult result) => new(
        result.Change.ChangeId is { } id ? ApiId.Of(id) : null, result.Found, result.Change.AlsoNamed, result.Unreadable);
}
