using System.Globalization;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Files;
using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Guests;

/// <summary>All photos of a link, or those that were chosen, as one ZIP; a single one as it is.</summary>
internal static class GuestDownloads
{
    /// <summary>Whoever waits for less is not shown a page in between.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    private const string Screen = "screen";

    // Where a list comes from is said: of methods that are given as a list the request delegate generator takes it for the body.
    public static void MapDownloads(this IEndpointRouteBuilder guests)
    {
        guests.MapMethods("/zip", GuestEndpoints.Reading, ZipAsync);
        guests.MapGet("/download", PageAsync);
    }

    /// <param name="p">Ids of chosen photos, several in one value with dots between; none for all.</param>
    /// <param name="size">"screen" for pictures of screen size; otherwise what the link hands out.</param>
    private static async Task<IResult> ZipAsync([FromQuery] string[] p, string? size, HttpContext http, GuestArchives archives, GuestLinks links, GuestAlbum album, ShareCaptions captions)
    {
        var share = GuestVisit.Of(http).Share;
        if (share.Download == ShareDownload.None)
        {
            return GuestPages.Forbidden();
        }

        if (await archives.PlanAsync(share, Chosen(p), size == Screen, http.RequestAborted) is not { } plan)
        {
            return GuestPages.Slow(http);
        }

        if (plan.Total == 0 && p.Length > 0)
        {
            return GuestPages.PhotoGone(http);
        }

        var archive = (await plan.Archive.WaitAsync(http.RequestAborted))
            .ToResult(http.Request, NameOf(await captions.ForGuestsAsync(share, http.RequestAborted)), AdmitAsync);
        await GuestMedia.CountAsync(http, share, album);
        Imaging.MediaCaching.Allow(http, forEver: false);
        return archive;

        // A download may take hours: before each photo the link is looked at again. Whoever goes on gets another archive, without the photo.
        async Task AdmitAsync(int photoId, CancellationToken stop)
        {
            var now = await links.FindAgainAsync(share, stop) ?? throw new OperationCanceledException("The link was withdrawn.");
            if (photoId > 0 && !await album.ShowsAsync(now, photoId, stop))
            {
                throw new OperationCanceledException("The link no longer shows the photo.");
            }
        }
    }

    private static async Task<IResult> PageAsync([FromQuery] string[] p, string? size, HttpContext http, GuestArchives archives, IOptionsMonitor<DownloadOptions> options)
    {
        var share = GuestVisit.Of(http).Share;
        if (share.Download == ShareDownload.None)
        {
            return GuestPages.Forbidden();
        }

        if (Chosen(p) is { Count: 1 } one)
        {
            // A phone puts no archive among its photos.
            var form = size == Screen || share.Download == ShareDownload.Previews ? "preview" : "original";
            return Results.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{GuestAddress.Of(http)}/photos/{one.Single()}/{form}?download"));
        }

        if (await archives.PlanAsync(share, Chosen(p), size == Screen, http.RequestAborted) is not { } plan)
        {
            return GuestPages.Slow(http);
        }

        if (plan.Total == 0)
        {
            return GuestPages.PhotoGone(http);
        }

        await Task.WhenAny(plan.Archive, Task.Delay(Short, http.RequestAborted));
        return new RazorComponentResult<DownloadPage>(new Dictionary<string, object?>
        {
            [nameof(DownloadPage.Base)] = GuestAddress.Of(http),
            [nameof(DownloadPage.Query)] = QueryOf(p, size == Screen),
            [nameof(DownloadPage.IsScreenSize)] = size == Screen,
            [nameof(DownloadPage.SmallerQuery)] = size != Screen && share.Download == ShareDownload.Originals ? QueryOf(p, isScreen: true) : null,
            [nameof(DownloadPage.Archive)] = plan.Archive.IsCompleted ? await plan.Archive : null,
            [nameof(DownloadPage.PartBytes)] = options.CurrentValue.PartBytes,
            [nameof(DownloadPage.Done)] = plan.Done,
            [nameof(DownloadPage.Total)] = plan.Total,
        });
    }

    private static string QueryOf(string[] chosen, bool isScreen)
    {
        string?[] parts = [Chosen(chosen) is { } ids ? $"p={string.Join('.', ids.Where(id => id > 0))}" : null, isScreen ? $"size={Screen}" : null];
        return parts.OfType<string>().ToList() is { Count: > 0 } some ? $"?{string.Join('&', some)}" : "";
    }

    private static HashSet<int>? Chosen(string[] values) => values.Length == 0
        ? null
        : [.. values.SelectMany(value => value.Split('.'))
            .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)];

    private static string NameOf(string caption) => $"{PortableName.Cut(PortableName.Of(caption), 100)}.zip";
}
