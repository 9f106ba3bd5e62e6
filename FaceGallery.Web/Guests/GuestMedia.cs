using System.Globalization;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using Microsoft.Net.Http.Headers;

namespace FaceGallery.Web.Guests;

/// <summary>Pictures of a link. Browsers ask for each again, so that none is seen after the link is closed.</summary>
internal static class GuestMedia
{
    public static void MapGuestMedia(this IEndpointRouteBuilder guests)
    {
        guests.MapMethods("/photos/{id:int}/tile", GuestEndpoints.Reading,
            (int id, [AsParameters] MediaRequest request, GuestAlbum album) => PictureAsync(id, "tile", request, album, request.Store.TilePathOf));
        guests.MapMethods("/cover", GuestEndpoints.Reading, CoverAsync);
        guests.MapMethods("/photos/{id:int}/thumb", GuestEndpoints.Reading,
            (int id, [AsParameters] MediaRequest request, GuestAlbum album) => RenditionAsync(id, RenditionKind.Thumbnail, request, album));
        guests.MapMethods("/photos/{id:int}/preview", GuestEndpoints.Reading,
            (int id, [AsParameters] MediaRequest request, GuestAlbum album) => RenditionAsync(id, RenditionKind.Preview, request, album));
        guests.MapMethods("/photos/{id:int}/original", GuestEndpoints.Reading, OriginalAsync);
    }

    private static Task<IResult> RenditionAsync(int id, RenditionKind kind, MediaRequest request, GuestAlbum album) =>
        PictureAsync(id, kind.ToString(), request, album, (hash, turn) => request.Store.PathOf(hash, kind, turn));

    /// <summary>For messengers that preview the link, where the owner wants it.</summary>
    private static async Task<IResult> CoverAsync([AsParameters] MediaRequest request, GuestAlbum album)
    {
        var share = GuestVisit.Of(request.Http).Share;
        return share.ShowsPicture && GuestAlbum.CoverOf(share, await album.ListAsync(share, request.Cancellation)) is { Id: var id }
            ? await RenditionAsync(id, RenditionKind.Thumbnail, request, album)
            : GuestPages.PhotoGone(request.Http);
    }

    /// <param name="name">Tells the pictures of a photo apart: see <see cref="MediaRequest"/>.</param>
    /// <param name="find">As of <see cref="MediaRequest"/>.</param>
    private static async Task<IResult> PictureAsync(int id, string name, MediaRequest request, GuestAlbum album, Func<string, int, string?> find)
    {
        var share = GuestVisit.Of(request.Http).Share;
        if (!await album.ShowsAsync(share, id, request.Cancellation) || await request.Files.FindAsync(id, isForOwner: false, request.Cancellation) is not { Original: { } original } file)
        {
            return GuestPages.PhotoGone(request.Http, id);
        }

        if (request.Http.Request.Query.ContainsKey("download") && share.Download != ShareDownload.None)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(PortableName.Of(Path.ChangeExtension(original.Name, ".jpg")));
            request.Http.Response.Headers.ContentDisposition = disposition.ToString();
            await CountAsync(request.Http, share, album);
        }

        return await (request with { V = null }).ServeAsync(file, name, find);
    }

    private static async Task<IResult> OriginalAsync(int id, [AsParameters] MediaRequest request, GuestAlbum album, DownloadFiles files)
    {
        var http = request.Http;
        var share = GuestVisit.Of(http).Share;
        if (!await album.ShowsAsync(share, id, http.RequestAborted) || await request.Files.FindAsync(id, isForOwner: false, http.RequestAborted) is not { Hash: { } hash, Original: { } original } photo)
        {
            return GuestPages.PhotoGone(http, id);
        }

        if (share.Download != ShareDownload.Originals)
        {
            return GuestPages.Forbidden();
        }

        if (photo.IsTurned && http.Request.Query.ContainsKey("zoom"))
        {
            // To look closer at what stands upright is no wish to see it lie.
            return await RenditionAsync(id, RenditionKind.Preview, request, album);
        }

        try
        {
            var file = await files.PrepareAsync(original, hash, GuestArchives.FormOf(share), http.RequestAborted);
            var stream = await file.OpenAsync(http.RequestAborted);
            if (!http.Request.Query.ContainsKey("zoom"))
            {
                await CountAsync(http, share, album);
            }

            MediaCaching.Allow(http, forEver: false);
            return TypedResults.Stream(
                stream,
                PictureContentType.Of(stream),
                http.Request.Query.ContainsKey("download") ? file.NameFor(original.Name) : null,
                lastModified: null,
                new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{file.Digest.Length:x}-{file.Digest.Crc32:x8}\"")),
                enableRangeProcessing: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UnreadablePhotoException)
        {
            return GuestPages.Unavailable();
        }
    }

    /// <summary>A download that goes on was counted when it began.</summary>
    internal static async Task CountAsync(HttpContext http, Share share, GuestAlbum album)
    {
        var range = http.Request.Headers.Range.ToString();
        if (HttpMethods.IsGet(http.Request.Method) && (range.Length == 0 || range.StartsWith("bytes=0-", StringComparison.Ordinal)))
        {
            await album.CountDownloadAsync(share, http.RequestAborted);
        }
    }
}
