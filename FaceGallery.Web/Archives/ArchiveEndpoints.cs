using System.Globalization;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Files;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FaceGallery.Web.Archives;

/// <summary>Archives for scripts, and for the dialog that offers them to whoever looks.</summary>
public static class ArchiveEndpoints
{
    /// <summary>For whoever may look, below it a wish's key.</summary>
    internal const string ForViewers = "archives";

    private const string Root = "api/v1/archives";

    private const string Screen = "screen";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapArchives(this IEndpointRouteBuilder app)
    {
        var archives = app.MapGroup("/" + Root).RequireAuthorization(Policies.Owner).AddEndpointFilter<RouteGroupBuilder, CrossOriginGuard>();
        archives.MapPost("", AskAsync).WithSummary("Prepares a ZIP of an album or of photos. It is kept for two days.");
        archives.MapGet("{id}", TellAsync).WithSummary("How far it is prepared.");
        archives.MapMethods("{id}/zip", Reading, ReadAsync).WithSummary("The ZIP, once it is prepared. A download that broke off goes on.");
        app.MapMethods("/" + ForViewers + "/{id}", Reading, ReadAsync).RequireAuthorization(Policies.Browse).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<ApiArchive>, ProblemHttpResult>> AskAsync(ApiArchiveBody body, OwnArchives archives, WantedArchives wanted, HttpContext http)
    {
        if (ScopeOf(body) is not { } scope || body.Size is not (null or "original" or Screen))
        {
            return TypedResults.Problem("Say either album or photoIds, and as size original or screen.", statusCode: StatusCodes.Status400BadRequest);
        }

        var wish = await archives.WantAsync(scope, body.Size == Screen ? DownloadVariant.Preview : DownloadVariant.Original, http.RequestAborted);
        return wish.PhotoIds.Count == 0 ? NoPhotos() : await TellAsync(await wanted.AddAsync(wish, http.RequestAborted), archives, wanted, http);
    }

    private static async Task<Results<Ok<ApiArchive>, ProblemHttpResult>> TellAsync(string id, OwnArchives archives, WantedArchives wanted, HttpContext http)
    {
        if (await wanted.FindAsync(id, http.RequestAborted) is not { } wish)
        {
            return NoArchive();
        }

        if (await archives.PlanAsync(wish, http.RequestAborted) is not { } plan)
        {
            return Busy(http);
        }

        var archive = plan.Archive.IsCompletedSuccessfully ? await plan.Archive : null;
        return TypedResults.Ok(new ApiArchive(id, plan.Total, archive is null ? plan.Done : plan.Total, archive?.Layout.Length, $"{http.Request.PathBase}/{Root}/{id}/zip"));
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> ReadAsync(string id, OwnArchives archives, WantedArchives wanted, ArchiveAuthority authority, HttpContext http)
    {
        if (await wanted.FindAsync(id, http.RequestAborted) is not { } wish)
        {
            return NoArchive();
        }

        if (await archives.PlanAsync(wish, http.RequestAborted) is not { } plan)
        {
            return Busy(http);
        }

        var archive = await plan.Archive.WaitAsync(http.RequestAborted);
        MediaCaching.Allow(http, forEver: false);
        return archive.Layout.Entries.Count == 0 ? NoPhotos() : archive.ToResult(http.Request, $"{PortableName.Cut(PortableName.Of(wish.Title), 100)}.zip", AdmitAsync);

        async Task AdmitAsync(int photoId, CancellationToken stop)
        {
            if (!await authority.MayReadAsync(photoId, stop))
            {
                throw new OperationCanceledException("Whoever asked for it is signed out, or does not see the photo any more.");
            }
        }
    }

    /// <returns>Null where it says both, neither, or what is none.</returns>
    private static ShareScope? ScopeOf(ApiArchiveBody body) => body switch
    {
        { Album: { } album, PhotoIds: null } => AlbumKey.Parse(album) is { } key ? ShareScope.Of(key) : null,
        { Album: null, PhotoIds: { Count: > 0 } ids } => IdsOf(ids) is { } known ? ShareScope.Of(known) : null,
        _ => null,
    };

    private static List<int>? IdsOf(IReadOnlyCollection<string> texts)
    {
        var ids = new List<int>(texts.Count);
        foreach (var text in texts)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return null;
            }

            ids.Add(id);
        }

        return ids;
    }

    private static ProblemHttpResult NoArchive() => TypedResults.Problem("There is no such archive, or no longer: ask for it anew.", statusCode: StatusCodes.Status404NotFound);

    private static ProblemHttpResult NoPhotos() => TypedResults.Problem("There is no photo in it.", statusCode: StatusCodes.Status404NotFound);

    private static ProblemHttpResult Busy(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return TypedResults.Problem("Too many archives are being prepared. Try again in a minute.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>Which photos: an album, or photos one by one.</summary>
/// <param name="Album">As <c>photos?album=</c> takes it.</param>
/// <param name="Size">"original", which is meant where nothing is said, or "screen".</param>
public sealed record ApiArchiveBody(string? Album, IReadOnlyCollection<string>? PhotoIds, string? Size);

/// <param name="Prepared">How many of them are measured.</param>
/// <param name="Bytes">Length of the ZIP; null until it is prepared.</param>
/// <param name="Url">Where it is downloaded: a request for it waits until it is prepared.</param>
public sealed record ApiArchive(string Id, int Photos, int Prepared, long? Bytes, string Url);
