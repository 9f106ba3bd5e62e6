using FaceGallery.Domain.Detection;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Imaging;

/// <summary>Makes a photo's renditions again where they are gone, from the original.</summary>
public sealed partial class RenditionMaker(OriginalReader originals, PhotoDecoder decoder, RenditionStore store, ILogger<RenditionMaker> logger) : IAsyncDisposable
{
    private readonly SingleFlight<string, bool> _making = new();

    public ValueTask DisposeAsync() => _making.DisposeAsync();

    /// <summary>Returns when they are made, or cannot be: then they are still missing in the store.</summary>
    /// <param name="isThere">Whether what is asked for was made meanwhile.</param>
    public Task MakeAsync(MediaFile file, string hash, Func<bool> isThere, CancellationToken cancellationToken) =>
        _making.RunAsync(hash, async () => isThere() || await TryMakeAsync(file, hash), cancellationToken);

    /// <summary>Makes a face's larger crop from the preview, as <see cref="MakeAsync"/> does all others from the original.</summary>
    public async Task MakeLargeFaceAsync(MediaFile file, string hash, RelativeBox face, CancellationToken cancellationToken)
    {
        bool HasPreview() => store.PathOf(hash, RenditionKind.Preview) is not null;
        if (!HasPreview())
        {
            await MakeAsync(file, hash, HasPreview, cancellationToken);
        }

        await _making.RunAsync($"{hash} {face}", () => Task.Run(() => TryMakeLargeFace(hash, face)), cancellationToken);
    }

    private bool TryMakeLargeFace(string hash, RelativeBox face)
    {
        try
        {
            return store.LargeFacePathOf(hash, face) is not null || store.WriteLargeFace(hash, face);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NetVips.VipsException)
        {
            LogImpossible(exception.GetType().Name);
            return false;
        }
    }

    private async Task<bool> TryMakeAsync(MediaFile file, string hash)
    {
        try
        {
            // A file that has changed since is for the indexer: its picture must not get the old content's name.
            var picture = await originals.ReadAsync(file.Original, hash, original => decoder.Decode(original, CancellationToken.None), CancellationToken.None);
            await Task.Run(() => store.Write(hash, picture.TurnedBy(file.RotationDegrees), file.Faces));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UnreadablePhotoException)
        {
            LogImpossible(exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A photo's preview is gone and cannot be made again from the original: {Reason}.")]
    private partial void LogImpossible(string reason);
}
