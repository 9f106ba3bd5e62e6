using System.Globalization;
using System.Text;
using FaceGallery.Domain.Detection;
using FaceGallery.Web.Guests.Finding;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Proposals;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace FaceGallery.Web.Guests;

/// <summary>A guest's own picture, and the photos of the link that it finds.</summary>
internal static class GuestFinding
{
    private const string PictureField = "picture";

    private const int MaxFields = 16;

    /// <summary>Bytes; the token has 155.</summary>
    private const int LongestField = 4096;

    /// <summary>Slower uploads are ended, so that none occupies a slot for long; a phone on bad Wi-Fi is faster.</summary>
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 20_000, gracePeriod: TimeSpan.FromSeconds(15));

    /// <summary>Where guests see what was found of them: by the selfie that they gave, and by what their browser remembers.</summary>
    internal const string Found = "found";

    internal const string FoundAgain = "me";

    /// <returns>The results that an address names, as it may be anything; null for none.</returns>
    internal static string? ResultsOf(string? from) => from is Found or FoundAgain ? from : null;

    /// <summary>The address of a photo's page, or of what is said there, which leads back to the results that it was found in.</summary>
    /// <param name="from">Of <see cref="ResultsOf"/>; null where it was found in the album.</param>
    internal static string HrefOf(int photoId, string? from, string action = "") => string.Create(CultureInfo.InvariantCulture, $"photos/{photoId}{action}{(from is null ? null : $"?from={from}")}");

    public static void MapFinding(this RouteGroupBuilder guests)
    {
        var finding = guests.MapGroup("").AddEndpointFilter(OnlyWhereAllowedAsync);
        finding.MapMethods("/find", GuestEndpoints.Reading, (string? problem, HttpContext http) => Page(http, Enum.TryParse<SelfieRefusal>(problem, out var refusal) && Enum.IsDefined(refusal) ? refusal : null));
        finding.MapPost("/find", FindAsync);
        finding.MapMethods($"/{Found}", GuestEndpoints.Reading, FoundBeforeAsync);
        finding.MapMethods($"/{FoundAgain}", GuestEndpoints.Reading, FindAgainAsync);
        finding.MapPost("/forget", Forget).WithMetadata(new RequestSizeLimitAttribute(StaleForms.MaxBytes)).DisableAntiforgery().RefuseStaleForms(GuestForms.Fresh);
        finding.MapPost("/that-is-me", ThatIsMeAsync).WithMetadata(new RequestSizeLimitAttribute(StaleForms.MaxBytes)).DisableAntiforgery().RefuseStaleForms(GuestForms.Fresh);
    }

    private static async Task<IResult> FindAsync(HttpContext http, GuestLimits limits, SelfieSearch search, FoundFaces found, IAntiforgery antiforgery)
    {
        var share = GuestVisit.Of(http).Share;
        using var lease = await limits.AcquirePictureAsync(share, http.Connection.RemoteIpAddress, http.RequestAborted);
        if (!lease.IsAcquired)
        {
            return GuestPages.Slow(http);
        }

        using var slow = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        slow.CancelAfter(SelfieUpload.MaxTime);
        SelfieResult result;
        try
        {
            if (ReadForm(http) is not { } form)
            {
                return Refuse(http, http.Request.HasFormContentType ? SelfieRefusal.TooLarge : SelfieRefusal.Unreadable);
            }

            var picture = await ReadToPictureAsync(http, form, slow.Token);

            // The token comes before the picture, of which nothing is read without it.
            if (picture is null || !await antiforgery.IsRequestValidAsync(http))
            {
                return Results.LocalRedirect($"{GuestAddress.Of(http)}/find");
            }

            result = await search.FindAsync(share, picture, http.RequestAborted);
        }
        catch (BadHttpRequestException exception)
        {
            return Refuse(http, exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? SelfieRefusal.TooLarge : SelfieRefusal.TooSlow);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            return Refuse(http, SelfieRefusal.TooSlow);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return Refuse(http, SelfieRefusal.Unreadable);
        }

        if (result.Refusal is { } reason)
        {
            return Refuse(http, reason);
        }

        // An address, to which one can come back from a photo.
        found.KeepFound(share, result.Matches.Select(match => match.FaceId), http);
        return Results.LocalRedirect($"{GuestAddress.Of(http)}/{Found}");
    }

    private static async Task<IResult> FoundBeforeAsync(string? said, HttpContext http, GuestAlbum album, FoundFaces found)
    {
        var share = GuestVisit.Of(http).Share;
        return found.FoundOf(share, http.Request) is { } faces
            ? await FoundAsync(http, await album.FacesAsync(share, faces, http.RequestAborted), album, said, isRemembered: false)
            : Results.LocalRedirect($"{GuestAddress.Of(http)}/find");
    }

    /// <summary>By the faces that this browser remembers.</summary>
    private static async Task<IResult> FindAgainAsync(string? said, HttpContext http, GuestLimits limits, SelfieSearch search, GuestAlbum album, FoundFaces found)
    {
        var share = GuestVisit.Of(http).Share;
        if (found.Of(share, http.Request) is not { } known)
        {
            return Results.LocalRedirect($"{GuestAddress.Of(http)}/find");
        }

        using var lease = await limits.AcquirePictureAsync(share, http.Connection.RemoteIpAddress, http.RequestAborted);
        if (!lease.IsAcquired)
        {
            return GuestPages.Slow(http);
        }

        var matches = await search.FindAgainAsync(share, known.Own, known.Others, http.RequestAborted);
        return await FoundAsync(http, matches.Select(match => (match.FaceId, match.PhotoId, match.Box)), album, said, isRemembered: true);
    }

    private static IResult Forget(HttpContext http)
    {
        GuestName.Forget(http);
        FoundFaces.Forget(http);
        return GuestForms.Fresh(http);
    }

    private static async Task<IResult> FoundAsync(HttpContext http, IEnumerable<(int FaceId, int PhotoId, RelativeBox Box)> faces, GuestAlbum album, string? said, bool isRemembered)
    {
        var share = GuestVisit.Of(http).Share;
        var shown = (await album.ListAsync(share, http.RequestAborted)).ToDictionary(photo => photo.Id);
        return new RazorComponentResult<FoundPage>(new Dictionary<string, object?>
        {
            [nameof(FoundPage.Base)] = GuestAddress.Of(http),
            [nameof(FoundPage.Share)] = share,
            [nameof(FoundPage.IsRemembered)] = isRemembered,
            [nameof(FoundPage.Said)] = GuestForms.OutcomeOf(said),
            [nameof(FoundPage.Faces)] = faces.Where(face => shown.ContainsKey(face.PhotoId)).Select(face => (face.FaceId, face.Box, shown[face.PhotoId])).ToList(),
        });
    }

    /// <summary>The form, to be read as it arrives: ASP.NET Core would gather the picture in memory, or in a file, before anybody asked.</summary>
    /// <returns>Null where there is none, or too much of one.</returns>
    private static MultipartReader? ReadForm(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = GuestLimits.MaxBytesOfForm;
        }

        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = Slowest;
        }

        return !(http.Request.ContentLength > GuestLimits.MaxBytesOfForm) && http.Request.GetMultipartBoundary() is { Length: > 0 } boundary
            ? new MultipartReader(boundary, http.Request.Body) { BodyLengthLimit = GuestLimits.MaxBytesOfForm }
            : null;
    }

    /// <summary>Makes the fields before the picture the request's form.</summary>
    /// <returns>The picture's bytes, as they arrive; null where there is none.</returns>
    private static async Task<Stream?> ReadToPictureAsync(HttpContext http, MultipartReader form, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, StringValues>();
        while (await form.ReadNextSectionAsync(cancellationToken) is { } section && fields.Count < MaxFields)
        {
            if (section.AsFileSection() is { Name: PictureField, FileStream: { } picture })
            {
                http.Request.Form = new FormCollection(fields);
                return picture;
            }

            if (section.AsFormDataSection() is { } field)
            {
                var text = new byte[LongestField];
                var length = await section.Body.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellationToken);
                fields[field.Name] = Encoding.UTF8.GetString(text, 0, length);
            }
        }

        return null;
    }

    /// <summary>Of the faces that were found, those that the guest left ticked. It leads to the guest's own photos, or back to where something is missing.</summary>
    private static async Task<IResult> ThatIsMeAsync([FromForm] string? name, [FromQuery] string? from, HttpContext http, GuestProposals proposals, FoundFaces found, GuestLimits limits)
    {
        var share = GuestVisit.Of(http).Share;
        if (limits.IsRequestOneTooMany(share, http.Connection.RemoteIpAddress))
        {
            return GuestPages.Slow(http);
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        List<int> ids = [.. form["faces"].Select(IdOf)];
        var outcome = await proposals.ThatIsMeAsync(share, ids, name, http.RequestAborted);
        var isSaid = outcome is ProposalOutcome.Stored or ProposalOutcome.SaidAlready;
        if (isSaid)
        {
            GuestName.Keep(http, name!);
            found.Remember(share, ids, form["found"].ToString().Split('.').Select(IdOf).Where(id => id > 0).Except(ids), http);
        }

        return Results.LocalRedirect($"{GuestAddress.Of(http)}/{(isSaid ? FoundAgain : ResultsOf(from) ?? Found)}?said={outcome}#said");
    }

    private static int IdOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private static IResult Refuse(HttpContext http, SelfieRefusal refusal) => Results.LocalRedirect($"{GuestAddress.Of(http)}/find?problem={refusal}");

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
