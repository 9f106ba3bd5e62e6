namespace FaceGallery.Web.Imaging;

/// <summary>Addresses of pictures. The hash makes them cacheable for ever: other content has another address.</summary>
public static class MediaAddress
{
    public static string Thumbnail(int photoId, string hash) => $"media/photos/{photoId}/thumb?v={hash}";

    public static string Preview(int photoId, string hash) => $"media/photos/{photoId}/preview?v={hash}";

    public static string Original(int photoId, string hash) => $"media/photos/{photoId}/original?v={hash}";

    public static string Download(int photoId, string hash) => $"media/photos/{photoId}/original?v={hash}&download";

    public static string Face(int faceId, string hash) => $"media/faces/{faceId}?v={hash}";
}
