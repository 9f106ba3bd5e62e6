using System.Buffers;
using System.IO.Hashing;
using FaceGallery.Web.Files;

namespace FaceGallery.Web.Downloads;

/// <summary>What an archive must know of a file beforehand.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Crc32">CRC-32 of the content.</param>
public readonly record struct FileDigest(long Length, uint Crc32)
{
    private const int BufferSize = 1 << 20;

    /// <summary>Reads a whole file of our own once.</summary>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static async Task<FileDigest> OfAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = SharedFile.OpenRead(path);
        return (await OfAsync(file, cancellationToken)).Digest;
    }

    /// <summary>Reads all once.</summary>
    /// <returns>The measure, and the content hash of the bytes that it is of.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<(FileDigest Digest, string ContentHash)> OfAsync(Stream file, CancellationToken cancellationToken)
    {
        var (crc, hash) = (new Crc32(), new XxHash128());
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long length = 0;
            int read;
            while ((read = await file.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken)) > 0)
            {
                crc.Append(buffer.AsSpan(0, read));
                hash.Append(buffer.AsSpan(0, read));
                length += read;
            }

            return (new FileDigest(length, crc.GetCurrentHashAsUInt32()), Convert.ToHexStringLower(hash.GetCurrentHash()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
