using System.Buffers;
using System.IO.Hashing;

namespace FaceGallery.Web.Sharing.Download;

/// <summary>What an archive must know of a file beforehand.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Crc32">CRC-32 of the content.</param>
public readonly record struct Measure(long Length, uint Crc32)
{
    private const int BufferSize = 1 << 20;

    /// <summary>Reads the whole file once.</summary>
    /// <returns>The measure, and the content hash of the bytes that it is of.</returns>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static async Task<(Measure Measure, string ContentHash)> OfAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = SharedFile.OpenRead(path);
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

            return (new Measure(length, crc.GetCurrentHashAsUInt32()), Convert.ToHexStringLower(hash.GetCurrentHash()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
