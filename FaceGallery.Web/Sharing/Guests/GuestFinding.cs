using System.Globalization;
using FaceGallery.Web.Access;
using FaceGallery.Web.Sharing.Finding;
using FaceGallery.Web.Sharing.Proposals;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace FaceGallery.Web.Sharing.Guests;

/// <summary>A guest's own picture, and the photos of the link that it finds.</summary>
internal static class GuestFinding
{
    private const string PictureField = "picture";

    /// <summary>A phone on bad Wi-Fi is faster, and nobody holds a place for long.</summary>
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 20_000, gracePeriod: TimeSpan.FromSeconds(15));

    public static void MapFinding(this RouteGroupBuilder guests)
    {
        var finding = guests.MapGroup("").AddEndpointFilter(OnlyWhereAllowedAsync);
        finding.MapMethods("/find", GuestEndpoints.Reading, (HttpContext http) => Page(http, refusal: null));
        finding.MapPost("/find", FindAsync);
        finding.MapPost("/that-is-me", ThatIsMeAsync).WithMetadata(new RequestSizeLimitAttribute(StaleForms.MostBytes)).DisableAntiforgery().RefuseStaleForms(GuestForms.Fresh);
    }

    private static async Task<IResult> FindAsync(HttpContext http, SelfieLimits limits, SelfieSearch search, GuestAlbum album, IAntiforgery antiforgery)
    {
        var share = GuestVisit.Of(http).Share;
        using var lease = await limits.AcquireAsync(share, http.Connection.RemoteIpAddress, http.RequestAborted);
        if (!lease.IsAcquired)
        {
            return GuestPages.Slow(http);
        }

        var (form, refusal) = await ReadAsync(http);
        if (form is null)
        {
            return Page(http, refusal);
        }

        // Only now, as the token is in the form.
        if (!await antiforgery.IsRequestValidAsync(http) || form.Files.GetFile(PictureField) is not { Length: > 0 } file)
        {
            return Results.LocalRedirect($"{GuestAddress.Of(http)}/find");
        }

        await using var picture = file.OpenReadStream();
        var result = await search.FindAsync(share, picture, http.RequestAborted);
        if (result.Refusal is { } reason)
        {
            return Page(http, reason);
        }

        var shown = (await album.ListAsync(share, http.RequestAborted)).Select(photo => photo.PhotoId).ToHashSet();
        return new RazorComponentResult<FoundPage>(new Dictionary<string, object?>
        {
            [nameof(FoundPage.Base)] = GuestAddress.Of(http),
            [nameof(FoundPage.Share)] = share,
            [nameof(FoundPage.Matches)] = result.Matches.Where(match => shown.Contains(match.PhotoId)).ToList(),
        });
    }

    /// <summary>Into memory only: beyond the threshold a form would become a file.</summary>
    private static async Task<(IFormCollection? Form, SelfieRefusal Refusal)> ReadAsync(HttpContext http)
    {
        var most = SelfieLimits.MostBytesOfForm;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }

        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = Slowest;
        }

        if (http.Request.ContentLength > most)
        {
            return (null, SelfieRefusal.TooLarge);
        }

        using var slow = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        slow.CancelAfter(SelfieUpload.MaxTime);
        try
        {
            var options = new FormOptions { MemoryBufferThreshold = (int)most, MultipartBodyLengthLimit = most, ValueCountLimit = 16 };
            return http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(options, slow.Token), default) : (null, SelfieRefusal.Unreadable);
        }
        catch (BadHttpRequestException exception)
        {
            return (null, exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? SelfieRefusal.TooLarge : SelfieRefusal.TooSlow);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return (null, SelfieRefusal.TooSlow);
        }
        catch (InvalidDataException)
        {
            return (null, SelfieRefusal.Unreadable);
        }
    }

    /// <param name="faces">Ids of the faces that were found, with dots between.</param>
    private static async Task<IResult> ThatIsMeAsync([FromForm] string? name, [FromForm] string? faces, HttpContext http, GuestProposals proposals)
    {
        List<int> ids = [.. (faces ?? "").Split('.').Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)];
        var outcome = await proposals.ThatIsMeAsync(GuestVisit.Of(http).Share, ids, name, http.RequestAborted);
        return Results.LocalRedirect($"{GuestAddress.Of(http)}?said={outcome}#said");
    }

    private static RazorComponentResult<FindPage> Page(HttpContext http, SelfieRefusal? refusal) =>
        new(new Dictionary<string, object?> { [nameof(FindPage.Base)] = GuestAddress.Of(http), [nameof(FindPage.Refusal)] = refusal })
        {
            StatusCode = refusal switch
            {
                null => StatusCodes.Status200OK,
                SelfieRefusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
                SelfieRefusal.Unavailable => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status422UnprocessableEntity,
            },
        };

    private static async ValueTask<object?> OnlyWhereAllowedAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        GuestVisit.Of(context.HttpContext).Share.AllowsFindMe ? await next(context) : GuestPages.NotFound();
}
