namespace FaceGallery.Web.Hosting;

/// <summary>Tells requests of scripts and of pages' parts, which get a problem report, from those of people, who get a page.</summary>
internal static class ProgrammaticRequests
{
    private static readonly PathString[] Paths = ["/api", "/media", "/openapi", "/health", "/_blazor", "/metrics"];

    public static bool IsProgrammatic(this HttpRequest request) => Array.Exists(Paths, path => request.Path.StartsWithSegments(path));
}
