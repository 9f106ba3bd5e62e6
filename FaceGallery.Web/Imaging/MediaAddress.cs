namespace FaceGallery.Web.Imaging;

/// <summary>Addresses of pictures. The hash makes them cacheable for ever: other content has another address.</summary>
public static class MediaAddress
{
    internal const string Large = "large";

    public static string Thumbnail(int photoId, string hash) => $"media/photos/{photoId}/thumb?v={hash}";

    public static string Preview(int photoId, string hash) => $"media/photos/{photoId}/preview?v={hash}";

    public static string Original(int photoId, string hash) => $"media/photos/{photoId}/original?v={hash}";

    public static string Download(int photoId, string hash) => $"media/photos/{photoId}/original?v={hash}&download";

    public static string Face(int faceId, string hash) => $"media/faces/{faceId}?v={hash}";

    /// <summary>The same crop with more pixels, where the photo has them.</summary>
    public static string LargeFace(int faceId, string hash) => $"media/faces/{faceId}?v={hash}&size={Large}";

    /// <summary>For <c>srcset</c>: browsers take what is sharp in the place that the picture has.</summary>
    public static string FaceSizes(int faceId, string hash) => $"{Face(faceId, hash)} 192w, {LargeFace(faceId, hash)} 512w";
}
