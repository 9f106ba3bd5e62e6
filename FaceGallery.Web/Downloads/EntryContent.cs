using System.Buffers;
using System.IO.Hashing;

namespace FaceGallery.Web.Downloads;

/// <summary>
/// The content of one entry, read once from a position to its end, and compared with the length and CRC-32 that were promised of it: the last byte is
/// given only where all are right. What lies before the position was sent earlier, and is read again for the CRC.
/// </summary>
internal sealed class EntryContent(ZipEntry entry, Func<CancellationToken, Task<Stream>> open, long from) : IDisposable
{
    private const int BufferSize = 1 << 20;

    private readonly Crc32 _crc = new();
    private long _position;
    private Stream? _file;

    /// <param name="buffer">Of at least one byte, and no more than are left.</param>
    /// <returns>Bytes read; at least one.</returns>
    /// <exception cref="InvalidDataException">The file is another than was promised.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_file is null)
        {
            _file = await open(cancellationToken);
            Require(_file.Length == entry.Length);
            await SkipAsync(cancellationToken);
        }

        return await ReadNextAsync(_file, buffer, cancellationToken);
    }

    public void Dispose() => _file?.Dispose();

    private async Task SkipAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(from, BufferSize));
        try
        {
            while (_position < from)
            {
                await ReadNextAsync(_file!, buffer.AsMemory(0, (int)Math.Min(buffer.Length, from - _position)), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask<int> ReadNextAsync(Stream file, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = await file.ReadAsync(buffer, cancellationToken);
        _crc.Append(buffer.Span[..read]);
        _position += read;
        Require(read > 0 && (_position < entry.Length || _crc.GetCurrentHashAsUInt32() == entry.Crc32));
        return read;
    }

    private static void Require(bool isAsPromised)
    {
        if (!isAsPromised)
        {
            throw new InvalidDataException("The file is another than was promised.");
        }
    }
}
