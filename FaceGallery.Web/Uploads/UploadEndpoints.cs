using System.Globalization;
using System.Text;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Localisation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace FaceGallery.Web.Uploads;

/// <summary>Uploads that go on after a lost connection: tus 1.0.0 (https://tus.io/protocols/resumable-upload) with creation, checksum and termination.</summary>
public static class UploadEndpoints
{
    public const string Address = "/api/v1/uploads";

    /// <summary>Tells with the last bytes what became of the file: <c>stored</c> or <c>known</c>.</summary>
    private const string ResultHeader = "Upload-Result";

    private const string Version = "1.0.0";
    private const string ContentType = "application/offset+octet-stream";

    /// <summary>tus's own status for bytes whose checksum is another.</summary>
    private const int ChecksumMismatch = 460;

    public static IServiceCollection AddUploads(this IServiceCollection services) => services.AddSingleton<UploadStore>();

    public static void MapUploads(this IEndpointRouteBuilder app)
    {
        var uploads = app.MapGroup(Address).RequireAuthorization(Policies.Owner).AddEndpointFilter<RouteGroupBuilder, CrossOriginGuard>().AddEndpointFilter(SpeakTusAsync);
        uploads.MapMethods("", [HttpMethods.Options], Describe).WithSummary("What the server can do (tus 1.0.0).");
        uploads.MapPost("", CreateAsync).WithSummary("Begins a file: Upload-Length, and in Upload-Metadata filename, and person for a portrait (tus creation).");
        uploads.MapMethods("{id}", [HttpMethods.Head], FindAsync).WithSummary("How many bytes of a file are here (tus).");
        uploads.MapPatch("{id}", AppendAsync).WithSummary("The next bytes of a file (tus).").WithMetadata(new DisableRequestSizeLimitAttribute());
        uploads.MapDelete("{id}", Delete).WithSummary("Forgets a file that is not whole (tus termination).");
    }

    private static async ValueTask<object?> SpeakTusAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.Headers["Tus-Resumable"] = Version;
        response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsOptions(request.Method) && request.Headers["Tus-Resumable"] != Version)
        {
            response.Headers["Tus-Version"] = Version;
            return TypedResults.Problem($"Uploads speak tus {Version}. The header Tus-Resumable must say so.", statusCode: StatusCodes.Status412PreconditionFailed);
        }

        var text = context.HttpContext.RequestServices.GetRequiredService<Text>();
        try
        {
            return await next(context);
        }
        catch (UploadRefusedException refused)
        {
            return TypedResults.Problem(text[refused.Why], statusCode: StatusOf(refused.Refusal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return TypedResults.Problem(text["Upload.Unwritten", exception.Message], statusCode: StatusCodes.Status507InsufficientStorage);
        }
    }

    private static NoContent Describe(HttpResponse response)
    {
        response.Headers["Tus-Version"] = Version;
        response.Headers["Tus-Extension"] = "creation,checksum,termination";
        response.Headers["Tus-Checksum-Algorithm"] = "sha1";
        response.Headers["Tus-Max-Size"] = UploadStore.MaxLength.ToString(CultureInfo.InvariantCulture);
        return TypedResults.NoContent();
    }

    private static async Task<Created> CreateAsync(HttpRequest request, UploadStore store)
    {
        if (!long.TryParse(request.Headers["Upload-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            throw new UploadRefusedException(UploadRefusal.Invalid, "Upload.NoLength");
        }

        var about = Metadata(request.Headers["Upload-Metadata"].ToString());
        var upload = await store.CreateAsync(
            new UploadRequest(length, about.GetValueOrDefault("relativePath") is { Length: > 0 } path ? path : about.GetValueOrDefault("filename") ?? "", about.GetValueOrDefault("person"), ModifiedAt(about)),
            request.HttpContext.RequestAborted);
        return TypedResults.Created($"{request.PathBase}{Address}/{upload.Id}");
    }

    private static async Task<Results<Ok, NotFound>> FindAsync(string id, HttpContext http, UploadStore store)
    {
        if (await store.FindAsync(id, http.RequestAborted) is not { } found)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers["Upload-Length"] = found.Upload.Length.ToString(CultureInfo.InvariantCulture);
        Tell(http.Response, found.Progress);
        return TypedResults.Ok();
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> AppendAsync(string id, HttpContext http, UploadStore store)
    {
        var headers = http.Request.Headers;
        if (http.Request.ContentType != ContentType)
        {
            return TypedResults.Problem($"The bytes of a file are {ContentType}.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        if (!long.TryParse(headers["Upload-Offset"], NumberStyles.None, CultureInfo.InvariantCulture, out var offset) || !TryReadChecksum(headers["Upload-Checksum"].ToString(), out var checksum))
        {
            throw new UploadRefusedException(UploadRefusal.Invalid, "Upload.NoOffset");
        }

        if (await store.FindAsync(id, http.RequestAborted) is not { } found)
        {
            return TypedResults.NotFound();
        }

        Tell(http.Response, found.Progress.Result is null ? await store.AppendAsync(found.Upload, offset, http.Request.Body, checksum, http.RequestAborted) : found.Progress);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound>> Delete(string id, HttpContext http, UploadStore store)
    {
        if (await store.FindAsync(id, http.RequestAborted) is null)
        {
            return TypedResults.NotFound();
        }

        store.Delete(id);
        return TypedResults.NoContent();
    }

    private static void Tell(HttpResponse response, UploadProgress progress)
    {
        response.Headers["Upload-Offset"] = progress.Offset.ToString(CultureInfo.InvariantCulture);
        if (progress.Result is { } result)
        {
            response.Headers[ResultHeader] = result == UploadResult.Stored ? "stored" : "known";
        }
    }

    private static int StatusOf(UploadRefusal refusal) => refusal switch
    {
        UploadRefusal.TooLarge or UploadRefusal.TooLong => StatusCodes.Status413PayloadTooLarge,
        UploadRefusal.TooMany => StatusCodes.Status429TooManyRequests,
        UploadRefusal.NoPicture => StatusCodes.Status415UnsupportedMediaType,
        UploadRefusal.OtherOffset => StatusCodes.Status409Conflict,
        UploadRefusal.WrongChecksum => ChecksumMismatch,
        UploadRefusal.Busy => StatusCodes.Status423Locked,
        UploadRefusal.Gone => StatusCodes.Status404NotFound,
        UploadRefusal.DiskFull => StatusCodes.Status507InsufficientStorage,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>"filename d29ybGQ=,person QW5uYQ==": names with values in base 64.</summary>
    private static Dictionary<string, string> Metadata(string header)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split(' ', 2);
            var bytes = new byte[parts[^1].Length];
            if (parts.Length == 2 && Convert.TryFromBase64String(parts[1], bytes, out var length))
            {
                values[parts[0]] = Encoding.UTF8.GetString(bytes, 0, length);
            }
        }

        return values;
    }

    /// <summary>Milliseconds since 1970, as browsers tell it.</summary>
    private static DateTimeOffset? ModifiedAt(Dictionary<string, string> about) =>
        long.TryParse(about.GetValueOrDefault("lastModified"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>"sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=".</summary>
    private static bool TryReadChecksum(string header, out byte[]? checksum)
    {
        checksum = null;
        if (header.Length == 0)
        {
            return true;
        }

        var bytes = new byte[header.Length];
        var isKnown = header.StartsWith("sha1 ", StringComparison.Ordinal) && Convert.TryFromBase64String(header[5..], bytes, out var length) && (checksum = bytes[..length]) is not null;
        return isKnown;
    }
}
