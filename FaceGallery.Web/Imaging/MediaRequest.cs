using System.Globalization;
using FaceGallery.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace FaceGallery.Web.Imaging;

/// <summary>A request for a rendition, with what it takes to answer it. Services are marked: the request delegate generator would look for them in the body.</summary>
internal sealed record MediaRequest
{
    /// <summary>The photo's version that the address was made for.</summary>
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
    /// <param name="find">Gives the rendition's path by content hash and the owner's turn, or null where it is not there.</param>
    public Task<IResult> ServeAsync(MediaFile file, string name, Func<string, int, string?> find) =>
        ServeAsync(file, name, find, hash => Maker.MakeAsync(file, hash, () => find(hash, 0) is not null, Cancellation));

    /// <summary>
    /// An address with a version gets what that names, also when the photo was turned since: browsers show a picture again that an address once gave them, whatever they were told. Without, it gets
    /// the photo as it is.
    /// </summary>
    /// <param name="make">Makes what is not there, by content hash, if it can be made.</param>
    public async Task<IResult> ServeAsync(MediaFile file, string name, Func<string, int, string?> find, Func<string, Task> make)
    {
        if (file.Hash is not { } hash)
        {
            return TypedResults.NotFound();
        }

        var named = MediaAddress.TurnOf(V, hash);
        var turn = named ?? file.OwnerRotationDegrees;
        if (find(hash, turn) is null)
        {
            await make(hash);
        }

        if (find(hash, turn) is not { } path)
        {
            return TypedResults.NotFound();
        }

        MediaCaching.Allow(Http, forEver: named is not null);
        return TypedResults.PhysicalFile(
            path, RenditionStore.TypeOf(path), entityTag: new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{hash}-{turn}-{name}\"")), enableRangeProcessing: true);
    }
}
