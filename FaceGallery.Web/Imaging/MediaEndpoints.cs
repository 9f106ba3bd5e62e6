using System.Globalization;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Files;
using Microsoft.Net.Http.Headers;

namespace FaceGallery.Web.Imaging;

/// <summary>Pictures by the ids of photos and faces. An address with the right version may be kept for ever.</summary>
public static class MediaEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapMedia(this IEndpointRouteBuilder app)
    {
        var media = app.MapGroup("/media").RequireAuthorization(Policies.Browse).ExcludeFromDescription();
        media.MapMethods("/photos/{id:int}/thumb", Methods, (int id, [AsParameters] MediaRequest request) => RenditionAsync(id, RenditionKind.Thumbnail, request));
        media.MapMethods("/photos/{id:int}/preview", Methods, (int id, [AsParameters] MediaRequest request) => RenditionAsync(id, RenditionKind.Preview, request));
        media.MapMethods("/photos/{id:int}/original", Methods, OriginalAsync);
        media.MapMethods("/faces/{id:int}", Methods, FaceAsync);
    }

    private static async Task<IResult> RenditionAsync(int id, RenditionKind kind, MediaRequest request)
    {
        var file = await request.Files.FindAsync(id, await request.Viewer.IsOwnerAsync(), request.Cancellation);
        return file is null ? TypedResults.NotFound() : await request.ServeAsync(file, kind.ToString(), (hash, turn) => request.Store.PathOf(hash, kind, turn));
    }

    private static async Task<IResult> FaceAsync(int id, [AsParameters] MediaRequest request)
    {
        var found = await request.Files.FindFaceAsync(id, await request.Viewer.IsOwnerAsync(), request.Cancellation);
        if (found is not var (file, face))
        {
            return TypedResults.NotFound();
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"face{id}");
        return request.Size == MediaAddress.Large
            ? await request.ServeAsync(
                file, $"{name}-{MediaAddress.Large}", (hash, turn) => request.Store.LargeFacePathOf(hash, face, turn), hash => request.Maker.MakeLargeFaceAsync(file, hash, face, request.Cancellation))
            : await request.ServeAsync(file, name, (hash, turn) => request.Store.FacePathOf(hash, face, turn));
    }

    private static async Task<IResult> OriginalAsync(int id, string? v, HttpContext http, MediaFiles files, LibraryFiles library, Viewer viewer)
    {
        if (await files.FindAsync(id, await viewer.IsOwnerAsync(), http.RequestAborted) is not { Original: { } original } file || Open(library, original) is not { } stream)
        {
            return TypedResults.NotFound();
        }

        MediaCaching.Allow(http, forEver: file.Hash is { } hash && MediaAddress.TurnOf(v, hash) is not null);
        return TypedResults.Stream(
            stream,
            PictureContentType.Of(stream),
            http.Request.Query.ContainsKey("download") ? PortableName.Of(original.Name) : null,
            DateTime.SpecifyKind(original.ModifiedAt, DateTimeKind.Utc),
            new EntityTagHeaderValue($"\"{file.Hash ?? string.Create(CultureInfo.InvariantCulture, $"{original.Size:x}-{original.ModifiedAt.Ticks:x}")}\""),
            enableRangeProcessing: true);
    }

    private static FileStream? Open(LibraryFiles library, IndexedFile original)
    {
        try
        {
            using var file = library.OpenIndexed(original);
            return file.OpenRead();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
