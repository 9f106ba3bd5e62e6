using FaceGallery.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace FaceGallery.Web.Imaging;

/// <summary>A request for a rendition, with what it takes to answer it. Services are marked: the request delegate generator would look for them in the body.</summary>
internal sealed record MediaRequest
{
    /// <summary>The content hash that the address was made for.</summary>
    public string? V { get; init; }

    /// <summary><see cref="MediaAddress.Large"/> for a face's larger crop.</summary>
    public string? Size { get; init; }

    public required HttpContext Http { get; init; }

    [FromServices]
    public required MediaFiles Files { get; init; }

    [FromServices]
    public required RenditionStore Store { get; init; }

    [FromServices]
    public required RenditionMaker Maker { get; init; }

    [FromServices]
    public required Viewer Viewer { get; init; }

    public CancellationToken Cancellation => Http.RequestAborted;

    /// <param name="name">Tells the photo's renditions apart in the ETag.</param>
    /// <param name="find">Gives the rendition's path by content hash, or null where it is not there.</param>
    public Task<IResult> ServeAsync(MediaFile file, string name, Func<string, string?> find) =>
        ServeAsync(file, name, find, hash => Maker.MakeAsync(file, hash, () => find(hash) is not null, Cancellation));

    /// <param name="make">Makes what is not there, by content hash, if it can be made.</param>
    public async Task<IResult> ServeAsync(MediaFile file, string name, Func<string, string?> find, Func<string, Task> make)
    {
        if (file.Hash is not { } hash)
        {
            return TypedResults.NotFound();
        }

        if (find(hash) is null)
        {
            await make(hash);
        }

        if (find(hash) is not { } path)
        {
            return TypedResults.NotFound();
        }

        MediaCaching.Allow(Http, forEver: V == hash);
        return TypedResults.PhysicalFile(
            path, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{hash}-{name}\""), enableRangeProcessing: true);
    }
}
