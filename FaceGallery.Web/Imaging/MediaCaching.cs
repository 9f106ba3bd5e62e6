namespace FaceGallery.Web.Imaging;

/// <summary>What browsers may keep. Never a shared cache: the pictures are private.</summary>
internal static class MediaCaching
{
    public static void Allow(HttpContext http, bool forEver) =>
        http.Response.Headers.CacheControl = forEver ? "private, max-age=31536000, immutable" : "private, no-cache";
}
