using System.IO.Hashing;
using System.Text;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Imaging;
using Microsoft.Extensions.Caching.Memory;

namespace FaceGallery.Web.Guests;

/// <summary>
/// Archives that were asked for of late: however many guests want the same one, it is prepared once, and who goes on with a broken download need not
/// wait for it again.
/// </summary>
public sealed partial class ArchivePreparations(GuestFiles files, IHostApplicationLifetime lifetime, ILogger<ArchivePreparations> logger) : IDisposable
{
    /// <summary>In all kept archives together; a photo takes some 500 bytes.</summary>
    private const int MaxPhotos = 60_000;

    /// <summary>Archives that are prepared at a time; the others wait.</summary>
    private const int AtATime = 2;

    /// <summary>Photos that the log names.</summary>
    private const int MaxTold = 20;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(20);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MaxPhotos });
    private readonly SemaphoreSlim _places = new(AtATime);
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
            return _kept.Set(key, preparation, new MemoryCacheEntryOptions { Size = Math.Min(photos.Count + 1, MaxPhotos), SlidingExpiration = Kept });
        }
    }

    public void Dispose()
    {
        _kept.Dispose();
        _places.Dispose();
    }

    private async Task<Archive> BuildAsync(IReadOnlyList<ArchivePhoto> photos, Share share, string note, Action<int> report)
    {
        await _places.WaitAsync(lifetime.ApplicationStopping);
        try
        {
            return await ReadAsync(photos, share, note, report);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<Archive> ReadAsync(IReadOnlyList<ArchivePhoto> photos, Share share, string note, Action<int> report)
    {
        var (ready, left) = (new List<ArchiveFile>(photos.Count), new List<string>());
        foreach (var photo in photos)
        {
            try
            {
                var file = await files.PrepareAsync(share, photo.Original, photo.Hash, lifetime.ApplicationStopping);
                ready.Add(new ArchiveFile(photo.Id, file.NameFor(photo.Original.Name), photo.At, file));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UnreadablePhotoException)
            {
                left.Add($"{photo.Id} ({exception.GetType().Name})");
            }

            report(ready.Count + left.Count);
        }

        if (left.Count > 0)
        {
            LogLeftOut(left.Count, photos.Count, string.Join(' ', left.Take(MaxTold)));
            ready.Add(MissingList(left.Count, note));
        }

        return new Archive(ready, note, logger);
    }

    /// <summary>A text in the archive that says how many photos are not in it.</summary>
    private static ArchiveFile MissingList(int count, string note)
    {
        var bytes = Encoding.UTF8.GetBytes($"{count} ×\n{note}");
        return new ArchiveFile(0, "missing.txt", DateTimeOffset.UnixEpoch, new DownloadFile(
            new FileDigest(bytes.Length, Crc32.HashToUInt32(bytes)), null, _ => Task.FromResult<Stream>(new MemoryStream(bytes))));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Left} of {Count} photos were left out of an archive: they cannot be read. {Photos}")]
    private partial void LogLeftOut(int left, int count, string photos);
}
