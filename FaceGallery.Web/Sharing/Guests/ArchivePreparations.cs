using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Sharing.Download;
using Microsoft.Extensions.Caching.Memory;

namespace FaceGallery.Web.Sharing.Guests;

/// <summary>
/// Archives that were asked for of late: however many guests want the same one, it is prepared once, and who goes on with a broken download need not
/// wait for it again.
/// </summary>
public sealed partial class ArchivePreparations(GuestFiles files, IHostApplicationLifetime lifetime, ILogger<ArchivePreparations> logger) : IDisposable
{
    /// <summary>In all kept archives together; a photo takes some 500 bytes.</summary>
    private const int MostPhotos = 60_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(20);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostPhotos });
    private readonly Lock _lock = new();

    /// <param name="key">The same for archives that are alike, and for no others.</param>
    public ArchivePreparation Get(string key, IReadOnlyList<ArchivePhoto> photos, Share share, string note)
    {
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out ArchivePreparation? known) && known is { Archive.IsFaulted: false, Archive.IsCanceled: false })
            {
                return known;
            }

            var preparation = new ArchivePreparation(photos.Count, report => BuildAsync(photos, share, note, report));
            return _kept.Set(key, preparation, new MemoryCacheEntryOptions { Size = photos.Count + 1, SlidingExpiration = Kept });
        }
    }

    public void Dispose() => _kept.Dispose();

    private async Task<Archive> BuildAsync(IReadOnlyList<ArchivePhoto> photos, Share share, string note, Action<int> report)
    {
        var (ready, left) = (new List<ArchiveFile>(photos.Count), 0);
        foreach (var photo in photos)
        {
            try
            {
                var file = await files.PrepareAsync(share, photo.FullPath, photo.Hash, lifetime.ApplicationStopping);
                ready.Add(new ArchiveFile(photo.Id, file.NameFor(Path.GetFileName(photo.FullPath)), photo.At, file));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UnreadablePhotoException)
            {
                left++;
                LogLeftOut(photo.Id, exception.GetType().Name);
            }

            report(ready.Count + left);
        }

        return new Archive(ready, note, logger);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Photo {Id} was left out of an archive: it cannot be read ({Reason}).")]
    private partial void LogLeftOut(int id, string reason);
}
