using System.IO.Compression;
using System.IO.Hashing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Downloads;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace FaceGallery.Tests.Web.Sharing;

/// <summary>An archive of files in a temporary folder, and what a reader makes of its bytes.</summary>
internal sealed class PhotoArchive : IDisposable
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 21, 22, 14, 4, TimeSpan.FromHours(1));

    private readonly TemporaryFolder _folder = new();
    private readonly List<ArchiveFile> _files = [];

    /// <summary>Files that are open now, and the most at a time.</summary>
    public (int Now, int Max) Open { get; private set; }

    /// <summary>Sixty photos of the party.</summary>
    public static async Task<PhotoArchive> OfPartyAsync()
    {
        var archive = new PhotoArchive();
        foreach (var photo in Directory.EnumerateFiles(SharedFiles.Photos("party/Photos")).Order(StringComparer.Ordinal).Take(60))
        {
            await archive.AddAsync(Path.GetFileName(photo), await File.ReadAllBytesAsync(photo, TestContext.Current.CancellationToken));
        }

        return archive;
    }

    public string PathOf(int index) => _folder[$"{index}"];

    /// <param name="failsAt">The position from which on the file cannot be read.</param>
    public async Task AddAsync(string name, byte[] content, long? failsAt = null, Action? forget = null)
    {
        var path = _folder.Write($"{_files.Count}", content);
        var measure = await FileDigest.OfAsync(path, TestContext.Current.CancellationToken);
        Add(name, measure, _ => Task.FromResult<Stream>(new TrackedFile(path, Count, failsAt)), forget);
    }

    public void AddSparse(string name, long length)
    {
        var path = _folder.Write($"{_files.Count}", []);
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(length);
        }

        Add(name, new FileDigest(length, 0), _ => Task.FromResult<Stream>(File.OpenRead(path)));
    }

    public Archive Build(ILogger? logger = null, Action? brokeOff = null) => new(_files, logger ?? NullLogger.Instance, brokeOff);

    /// <summary>Where the content of a file lies.</summary>
    public ZipPart ContentOf(int index)
    {
        var (layout, part) = (Build().Layout, default(ZipPart));
        do
        {
            part = layout.PartAt(part.End);
        }
        while ((part.Kind, part.Index) != (ZipPartKind.Content, index));
        return part;
    }

    public async Task<byte[]> BytesAsync(ILogger? logger = null)
    {
        await using var stream = Build(logger).OpenRead();
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, TestContext.Current.CancellationToken);
        return memory.ToArray();
    }

    /// <returns>What is sent from a position on, before it breaks off.</returns>
    public async Task<byte[]> BytesUntilItBreaksOffAsync(ILogger? logger = null, Action? brokeOff = null, long from = 0)
    {
        await using var stream = Build(logger, brokeOff).OpenRead();
        stream.Position = from;
        using var memory = new MemoryStream();
        await Should.ThrowAsync<OperationCanceledException>(() => stream.CopyToAsync(memory, TestContext.Current.CancellationToken));
        return memory.ToArray();
    }

    /// <summary>Opens an archive and checks each file's CRC.</summary>
    public static List<(string Name, byte[] Content)> Unpack(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return [.. zip.Entries.Select(entry =>
        {
            using var content = entry.Open();
            using var memory = new MemoryStream();
            content.CopyTo(memory);
            Crc32.HashToUInt32(memory.ToArray()).ShouldBe(entry.Crc32, entry.FullName);
            return (entry.FullName, memory.ToArray());
        })];
    }

    public void Dispose() => _folder.Dispose();

    private void Add(string name, FileDigest measure, Func<CancellationToken, Task<Stream>> open, Action? forget = null) =>
        _files.Add(new ArchiveFile(_files.Count + 1, name, Evening, new DownloadFile(measure, null, open, forget)));

    private void Count(int change) => Open = (Open.Now + change, Math.Max(Open.Max, Open.Now + change));
}
