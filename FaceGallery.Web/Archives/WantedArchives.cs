using System.Security.Cryptography;
using System.Text.Json;
using FaceGallery.Web.Downloads;

namespace FaceGallery.Web.Archives;

/// <summary>What somebody wants to download.</summary>
/// <param name="Title">What the file is called, without its extension.</param>
/// <param name="PhotoIds">Fixed when it was asked for: what the album shows later does not change a download that has begun.</param>
public sealed record WantedArchive(string Title, DownloadVariant Form, IReadOnlyList<int> PhotoIds);

/// <summary>Where the wishes lie.</summary>
public sealed record WantedArchiveFolder(string Path);

/// <summary>
/// Wishes under keys that nobody guesses, on disk for two days: however many photos were selected, the address is short, and a download goes on after the app was started anew.
/// Safe for concurrent use.
/// </summary>
public sealed class WantedArchives(WantedArchiveFolder folder, TimeProvider time)
{
    /// <summary>Hexadecimal digits: 128 bits.</summary>
    private const int KeyLength = 32;

    /// <summary>Wishes that are kept at once; the oldest goes for another.</summary>
    private const int MaxKept = 500;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <returns>Its key. Wishes that are too old go.</returns>
    /// <exception cref="IOException">The data folder cannot be written.</exception>
    public async Task<string> AddAsync(WantedArchive wanted, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var wishes = Directory.CreateDirectory(folder.Path).EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc);
        foreach (var (place, wish) in wishes.Index().ToList())
        {
            if (place >= MaxKept - 1 || now - wish.LastWriteTimeUtc > Kept)
            {
                wish.Delete();
            }
        }

        var key = RandomNumberGenerator.GetHexString(KeyLength, lowercase: true);
        await File.WriteAllBytesAsync(FileOf(key), JsonSerializer.SerializeToUtf8Bytes(wanted), cancellationToken);
        return key;
    }

    /// <returns>Null for what is no key, or none any more.</returns>
    public async Task<WantedArchive?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (key.Length != KeyLength || !key.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<WantedArchive>(await File.ReadAllBytesAsync(FileOf(key), cancellationToken));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            // Half of it was written when the app was killed: nobody was told the key.
            return null;
        }
    }

    private string FileOf(string key) => Path.Combine(folder.Path, $"{key}.json");
}
