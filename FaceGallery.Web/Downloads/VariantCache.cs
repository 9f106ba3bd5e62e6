using System.Globalization;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Downloads;

/// <summary>
/// Changed copies of photos on disk, named by the original's content, the form and their own CRC. Above the limit the least recently used go. Each file
/// appears whole or not at all. Safe for concurrent use.
/// </summary>
public sealed class VariantCache(VariantFolder folder, IOptionsMonitor<DownloadOptions> options, TimeProvider clock)
{
    // To be raised when copies come to be made in another way.
    private const string Version = "1";

    // What is removed at once, so that the folder is not searched for each copy that is added to a full cache.
    private const double KeptShare = 0.9;

    private const string Unfinished = ".tmp";

    private readonly Lock _lock = new();
    private long? _bytes;

    /// <summary>The copy's path and measure, or null where there is none; it counts as used now.</summary>
    public (string Path, FileDigest Digest)? Find(string contentHash, DownloadVariant form)
    {
        var shard = new DirectoryInfo(folder.ShardOf(contentHash));
        var file = shard.Exists ? shard.EnumerateFiles($"{Stem(contentHash, form)}-*").FirstOrDefault(file => file.Extension != Unfinished) : null;
        if (file is null || !uint.TryParse(CrcOf(file), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var crc))
        {
            return null;
        }

        try
        {
            file.LastAccessTimeUtc = clock.GetUtcNow().UtcDateTime;
            return (file.FullName, new FileDigest(file.Length, crc));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A name for a copy that is being made; whoever makes it adds or deletes it.</summary>
    /// <exception cref="IOException">The data folder cannot be written.</exception>
    public string NewFile(string contentHash)
    {
        var shard = folder.ShardOf(contentHash);
        Directory.CreateDirectory(shard);
        return Path.Combine(shard, $"{Guid.NewGuid():N}{Unfinished}");
    }

    /// <summary>Takes a finished file over, and makes room for it.</summary>
    /// <param name="extension">With its dot.</param>
    /// <returns>Where it is now.</returns>
    public string Add(string contentHash, DownloadVariant form, string file, FileDigest measure, string extension)
    {
        var path = Path.Combine(folder.ShardOf(contentHash), $"{Stem(contentHash, form)}-{measure.Crc32:x8}{extension}");
        lock (_lock)
        {
            _bytes ??= CountAll();
            File.SetLastAccessTimeUtc(file, clock.GetUtcNow().UtcDateTime);
            File.Move(file, path, overwrite: true);
            _bytes += measure.Length;
            if (_bytes > options.CurrentValue.CacheBytes)
            {
                _bytes = MakeRoom((long)(options.CurrentValue.CacheBytes * KeptShare));
            }
        }

        return path;
    }

    /// <summary>Removes a copy, where there is one.</summary>
    public void Remove(string contentHash, DownloadVariant form)
    {
        lock (_lock)
        {
            if (Find(contentHash, form) is { } copy)
            {
                File.Delete(copy.Path);
                _bytes -= copy.Digest.Length;
            }
        }
    }

    private static string Stem(string contentHash, DownloadVariant form) => $"{contentHash}-{form.ToString().ToLowerInvariant()}{Version}";

    private static string CrcOf(FileInfo file) => Path.GetFileNameWithoutExtension(file.Name).Split('-')[^1];

    // What a killed process left unfinished goes.
    private long CountAll()
    {
        foreach (var remains in Files().Where(file => file.Extension == Unfinished && file.LastWriteTimeUtc < clock.GetUtcNow().UtcDateTime.AddHours(-1)))
        {
            remains.Delete();
        }

        return Files().Sum(file => file.Length);
    }

    private long MakeRoom(long limit)
    {
        var files = Files().Where(file => file.Extension != Unfinished).OrderBy(file => file.LastAccessTimeUtc).ToList();
        var bytes = files.Sum(file => file.Length);
        foreach (var file in files.TakeWhile(_ => bytes > limit))
        {
            bytes -= file.Length;
            file.Delete();
        }

        return bytes;
    }

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(folder.Path).EnumerateFiles("*", SearchOption.AllDirectories);
}
