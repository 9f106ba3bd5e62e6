using System.IO.Hashing;
using System.Text;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using Microsoft.Extensions.Caching.Memory;

namespace FaceGallery.Web.Downloads;

/// <summary>A photo that shall go into an archive.</summary>
/// <param name="Hash">Content hash of the file when it was indexed.</param>
/// <param name="Original">The file when it was indexed.</param>
/// <param name="At">The time that the file gets.</param>
/// <param name="Turn">Degrees clockwise by which the owner turned it: of pictures of screen size, as a file stays as it is.</param>
public sealed record ArchivePhoto(int Id, string Hash, IndexedFile Original, DateTimeOffset At, int Turn);

/// <summary>An archive that is being made ready, and how far that is.</summary>
public sealed class ArchivePlan
{
    private volatile int _done;

    internal ArchivePlan(int total, Func<Action<int>, Task<Archive>> prepareAsync)
    {
        Total = total;
        Archive = Task.Run(() => prepareAsync(done => _done = done));
    }

    /// <summary>Photos to be measured, and where need be changed.</summary>
    public int Total { get; }

    public int Done => _done;

    /// <summary>The same for everybody who asked for it.</summary>
    public Task<Archive> Archive { get; }
}

/// <summary>
/// Archives that were asked for of late: however many want the same one, it is prepared once, and who goes on with a broken download need not wait for
/// it again. One that broke off because of a photo is planned anew. Safe for concurrent use.
/// </summary>
public sealed partial class ArchivePlanner(DownloadFiles files, IHostApplicationLifetime lifetime, ILogger<ArchivePlanner> logger) : IDisposable
{
    /// <summary>In all kept archives together; a photo takes some 500 bytes.</summary>
    private const int MaxPhotos = 60_000;

    /// <summary>Archives that are prepared at a time.</summary>
    private const int AtATime = 2;

    /// <summary>Archives that are being prepared or wait for it.</summary>
    private const int MaxUnfinished = 32;

    /// <summary>Photos that the log names.</summary>
    private const int MaxTold = 20;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(20);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MaxPhotos });
    private readonly SemaphoreSlim _places = new(AtATime);
    private readonly Lock _lock = new();
    private int _unfinished;

    /// <param name="photos">In the archive's order. One that cannot be read is left out.</param>
    /// <param name="note">What a text in the archive says of those that were left out, in the reader's language.</param>
    /// <returns>Null where too many archives wait already.</returns>
    public ArchivePlan? Plan(IReadOnlyList<ArchivePhoto> photos, DownloadVariant form, string note)
    {
        var key = KeyOf(photos, form, note);
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out ArchivePlan? known) && known is { Archive.IsFaulted: false, Archive.IsCanceled: false })
            {
                return known;
            }

            if (_unfinished >= MaxUnfinished)
            {
                return null;
            }

            Interlocked.Increment(ref _unfinished);
            var plan = new ArchivePlan(photos.Count, report => PrepareAsync(photos, form, note, report, brokeOff: () => _kept.Remove(key)));
            return _kept.Set(key, plan, new MemoryCacheEntryOptions { Size = Math.Min(photos.Count + 1, MaxPhotos), SlidingExpiration = Kept });
        }
    }

    public void Dispose()
    {
        _kept.Dispose();
        _places.Dispose();
    }

    private static string KeyOf(IReadOnlyList<ArchivePhoto> photos, DownloadVariant form, string note)
    {
        var hash = new XxHash128();
        hash.Append(Encoding.UTF8.GetBytes($"{form} {note}"));
        foreach (var photo in photos)
        {
            hash.Append(Encoding.UTF8.GetBytes($"{photo.Id} {photo.Hash} {photo.Original.FullPath} {photo.Original.ModifiedAt.Ticks} {photo.At.Ticks} {photo.Turn}\n"));
        }

        return Convert.ToHexString(hash.GetCurrentHash());
    }

    private async Task<Archive> PrepareAsync(IReadOnlyList<ArchivePhoto> photos, DownloadVariant form, string note, Action<int> report, Action brokeOff)
    {
        try
        {
            await _places.WaitAsync(lifetime.ApplicationStopping);
            try
            {
                return new Archive(await ReadAsync(photos, form, note, report), logger, brokeOff);
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _unfinished);
        }
    }

    private async Task<List<ArchiveFile>> ReadAsync(IReadOnlyList<ArchivePhoto> photos, DownloadVariant form, string note, Action<int> report)
    {
        var (ready, left) = (new List<ArchiveFile>(photos.Count), new List<string>());
        foreach (var photo in photos)
        {
            try
            {
                var file = await files.PrepareAsync(photo.Original, photo.Hash, form, lifetime.ApplicationStopping, photo.Turn);
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

        return ready;
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
