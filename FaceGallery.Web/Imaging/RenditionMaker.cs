using System.Collections.Concurrent;
using FaceGallery.Web.Files;
using FaceGallery.Web.Indexing;

namespace FaceGallery.Web.Imaging;

/// <summary>
/// Makes a photo's renditions again where they are gone, from the original: once, however many ask at the same time, and one photo after
/// the other, as a decoded picture takes memory.
/// </summary>
public sealed partial class RenditionMaker(LibraryFiles files, PhotoDecoder decoder, RenditionStore store, ILogger<RenditionMaker> logger) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _making = new();
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Returns when they are made, or cannot be: then they are still missing in the store.</summary>
    /// <param name="isThere">Whether what is asked for was made meanwhile.</param>
    public async Task MakeAsync(MediaFile file, string hash, Func<bool> isThere, CancellationToken cancellationToken)
    {
        var making = _making.GetOrAdd(hash, _ => new Lazy<Task>(() => MakeOnceAsync(file, hash, isThere)));
        await making.Value.WaitAsync(cancellationToken);
    }

    public void Dispose() => _one.Dispose();

    private async Task MakeOnceAsync(MediaFile file, string hash, Func<bool> isThere)
    {
        await _one.WaitAsync();
        try
        {
            if (isThere() || file.Original is null)
            {
                return;
            }

            // A file that has changed since is for the indexer: its picture must not get the old content's name.
            using var original = files.OpenIndexed(file.Original);
            if (await ContentHash.OfAsync(original, CancellationToken.None) == hash)
            {
                await Task.Run(() => Write(hash, original, file));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UnreadablePhotoException)
        {
            LogImpossible(exception.GetType().Name);
        }
        finally
        {
            _one.Release();
            _making.TryRemove(hash, out _);
        }
    }

    private void Write(string hash, LibraryFile original, MediaFile file)
    {
        var picture = decoder.Decode(original, CancellationToken.None);
        original.RequireUnchanged();
        store.Write(hash, picture.TurnedBy(file.Turn), file.Faces);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A photo's preview is gone and cannot be made again from the original: {Reason}.")]
    private partial void LogImpossible(string reason);
}
