using FaceGallery.Web.Library;

namespace FaceGallery.Web.Imaging;

/// <summary>Makes a photo's renditions again where they are gone, from the original.</summary>
public sealed partial class RenditionMaker(OriginalReader originals, PhotoDecoder decoder, RenditionStore store, ILogger<RenditionMaker> logger)
{
    private readonly SingleFlight<string, bool> _making = new();

    /// <summary>Returns when they are made, or cannot be: then they are still missing in the store.</summary>
    /// <param name="isThere">Whether what is asked for was made meanwhile.</param>
    public Task MakeAsync(MediaFile file, string hash, Func<bool> isThere, CancellationToken cancellationToken) =>
        _making.RunAsync(hash, async () => isThere() || await TryMakeAsync(file, hash), cancellationToken);

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
