using System.Buffers.Binary;
using System.IO.Hashing;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Downloads;

/// <summary>
/// The content of one entry, read once from a position to its end. Length and CRC-32 are promised already; so where the file is missing or fails
/// on the way, a note fills its place, and the last four bytes are chosen so that the CRC is right all the same (<see cref="CrcSeal"/>). The same
/// four bytes mend the CRC of a file that changed and kept its length.
/// </summary>
/// <remarks>
/// What is read from the midst of an entry on is not compared with the CRC, and cannot be mended, unless the file is missing from the start: then the
/// note is the same whoever reads it from where. An entry shorter than four bytes has no room for a seal.
/// </remarks>
internal sealed class EntryContent(ZipEntry entry, Func<CancellationToken, Task<Stream>> open, string note, long from) : IDisposable
{
    private readonly long _body = Math.Max(0, entry.Length - CrcSeal.Length);
    private readonly long _start = from;
    private readonly Crc32 _crc = new();
    private bool _isOpen;
    private bool _isCounted = from == 0; // the CRC covers all bytes from the first on
    private long _position = from;
    private Stream? _file;
    private NoteFilling? _filling;
    private byte[]? _seal;

    /// <summary>What is wrong with what was sent; null while all is right.</summary>
    public string? Flaw { get; private set; }

    /// <param name="buffer">Of at least one byte, and no more than are left.</param>
    /// <returns>Bytes read; at least one.</returns>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (!_isOpen)
        {
            await OpenAsync(cancellationToken);
            _isOpen = true;
        }

        var read = _position < _body
            ? await ReadBodyAsync(buffer[..(int)Math.Min(buffer.Length, _body - _position)], cancellationToken)
            : CopySeal(_seal ??= await SealAsync(cancellationToken), buffer.Span);
        _position += read;
        return read;
    }

    public void Dispose() => _file?.Dispose();

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            _file = await open(cancellationToken);
            if (_file.Length == entry.Length)
            {
                _file.Position = _start;
                return;
            }

            GiveUp($"its file has {_file.Length} bytes instead of {entry.Length}.", at: 0);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            GiveUp($"its file could not be opened ({exception.GetType().Name}).", at: 0);
        }

        _filling!.Count(_crc, Math.Min(_start, _body));
        _isCounted = true;
    }

    private async ValueTask<int> ReadBodyAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = await TryReadAsync(buffer, cancellationToken);
        if (read == 0)
        {
            read = buffer.Length;
            _filling!.Fill(buffer.Span, _position);
        }

        if (_isCounted)
        {
            _crc.Append(buffer.Span[..read]);
        }

        return read;
    }

    /// <returns>Bytes read from the file; 0 where it failed and the note takes its place.</returns>
    private async ValueTask<int> TryReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_file is null)
        {
            return 0;
        }

        try
        {
            var read = await _file.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                GiveUp("its file ended early.", _position);
            }

            return read;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            GiveUp($"its file could not be read to the end ({exception.GetType().Name}).", _position);
            return 0;
        }
    }

    // The last bytes are read before any of them is sent, so that there is always room for a seal.
    private async Task<byte[]> SealAsync(CancellationToken cancellationToken)
    {
        var last = new byte[entry.Length - _body];
        if (_file is not null)
        {
            _file.Position = _body;
        }

        for (var read = 0; read < last.Length && await TryReadAsync(last.AsMemory(read), cancellationToken) is > 0 and var more;)
        {
            read += more;
        }

        var before = _crc.GetCurrentHashAsUInt32();
        _crc.Append(last);
        if (_isCounted && last.Length == CrcSeal.Length && (_file is null || _crc.GetCurrentHashAsUInt32() != entry.Crc32))
        {
            Flaw ??= "its file changed.";
            BinaryPrimitives.WriteUInt32LittleEndian(last, CrcSeal.Of(before, entry.Crc32));
        }

        return last;
    }

    private int CopySeal(byte[] seal, Span<byte> buffer)
    {
        var rest = seal.AsSpan((int)(_position - _body));
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        return count;
    }

    private void GiveUp(string flaw, long at)
    {
        Flaw = flaw;
        _file?.Dispose();
        _file = null;
        _filling = new NoteFilling(note, at);
    }

    private static bool IsUnreadable(Exception exception) => exception is IOException or UnauthorizedAccessException or UnreadablePhotoException;
}
