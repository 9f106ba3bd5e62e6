namespace FaceGallery.Web.Imaging;

/// <summary>Addresses of pictures. The photo's version makes them cacheable for ever: what looks otherwise has another address.</summary>
public static class MediaAddress
{
    internal const string Large = "large";

    /// <summary>The owner's turn that a version names, whatever the photo's is by now.</summary>
    /// <param name="contentHash">The photo's.</param>
    /// <returns>0, 90, 180 or 270; null for another content's version, and for what is none.</returns>
    internal static int? TurnOf(string? version, string contentHash) => version?.StartsWith(contentHash, StringComparison.Ordinal) != true ? null : version[contentHash.Length..] switch
    {
        "" => 0,
        "-90" => 90,
        "-180" => 180,
        "-270" => 270,
        _ => null,
    };

    public static string Thumbnail(int photoId, string version) => $"media/photos/{photoId}/thumb?v={version}";

    public static string Preview(int photoId, string version) => $"media/photos/{photoId}/preview?v={version}";

    public static string Original(int photoId, string version) => $"media/photos/{photoId}/original?v={version}";

    public static string Download(int photoId, string version) => $"media/photos/{photoId}/original?v={version}&download";

    public static string Face(int faceId, string version) => $"media/faces/{faceId}?v={version}";

    /// <summary>The same crop with more pixels, where the photo has them.</summary>
    public static string LargeFace(int faceId, string version) => $"media/faces/{faceId}?v={version}&size={Large}";

    /// <summary>For <c>srcset</c>: browsers take what is sharp in the place that the picture has.</summary>
    public static string FaceSizes(int faceId, string version) => $"{Face(faceId, version)} 192w, {LargeFace(faceId, version)} 512w";
}
