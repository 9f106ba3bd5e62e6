using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FaceGallery.Web.Downloads;

/// <summary>
/// Where everything lies in a ZIP archive whose files are stored as they are: fixed before a byte of them is read. What is not content is
/// written when it is asked for, so that an archive of 20,000 files takes a few MiB. Immutable.
/// </summary>
public sealed class ZipLayout
{
    /// <summary>To be raised when the same entries come to give other bytes, so that no download goes on with the wrong ones.</summary>
    private const int FormatVersion = 1;

    private readonly ZipEntry[] _entries;
    private readonly long[] _headers; // where each header starts, and at last the central directory
    private readonly long[] _records; // where each record starts, and at last the end

    /// <param name="entries">In the archive's order; names need be neither portable nor distinct.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is below 0.</exception>
    /// <exception cref="OverflowException">All lengths together are no number of 64 bits.</exception>
    public ZipLayout(IReadOnlyList<ZipEntry> entries)
    {
        var names = ZipNames.Distinct(entries.Select(entry => entry.Name));
        _entries = [.. entries.Select((entry, index) => entry.Name == names[index] ? entry : entry with { Name = names[index] })];
        _headers = new long[_entries.Length + 1];
        _records = new long[_entries.Length + 1];
        for (var i = 0; i < _entries.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(_entries[i].Length, nameof(entries));
            _headers[i + 1] = checked(_headers[i] + ZipHeaders.HeaderLength(_entries[i]) + _entries[i].Length);
        }

        _records[0] = _headers[^1];
        for (var i = 0; i < _entries.Length; i++)
        {
            _records[i + 1] = checked(_records[i] + ZipHeaders.RecordLength(_entries[i], _headers[i]));
        }

        Length = checked(_records[^1] + EndLength);
        ETag = Fingerprint();
    }

    /// <summary>The entries with the names that they have in the archive.</summary>
    public IReadOnlyList<ZipEntry> Entries => _entries;

    /// <summary>Bytes of the whole archive.</summary>
    public long Length { get; }

    /// <summary>32 hexadecimal digits; equal for equal bytes, as far as CRC-32 tells contents apart.</summary>
    public string ETag { get; }

    private int EndLength => ZipHeaders.EndLength(_entries.Length, _headers[^1], _records[^1] - _headers[^1]);

    /// <exception cref="ArgumentOutOfRangeException">The position is not in the archive.</exception>
    public ZipPart PartAt(long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Length);
        if (position >= _records[^1])
        {
            return new ZipPart(ZipPartKind.End, 0, _records[^1], EndLength);
        }

        if (position >= _records[0])
        {
            var record = LastUpTo(_records, position);
            return new ZipPart(ZipPartKind.Record, record, _records[record], _records[record + 1] - _records[record]);
        }

        var index = LastUpTo(_headers, position);
        var content = _headers[index] + ZipHeaders.HeaderLength(_entries[index]);
        return position < content
            ? new ZipPart(ZipPartKind.Header, index, _headers[index], content - _headers[index])
            : new ZipPart(ZipPartKind.Content, index, content, _headers[index + 1] - content);
    }

    /// <summary>The bytes of a part that is not content.</summary>
    public byte[] BytesOf(ZipPart part)
    {
        var bytes = new byte[part.Length];
        _ = part.Kind switch
        {
            ZipPartKind.Header => ZipHeaders.WriteHeader(bytes, _entries[part.Index]),
            ZipPartKind.Record => ZipHeaders.WriteRecord(bytes, _entries[part.Index], _headers[part.Index]),
            ZipPartKind.End => ZipHeaders.WriteEnd(bytes, _entries.Length, _headers[^1], _records[^1] - _headers[^1]),
            _ => throw new ArgumentException("Content is in its file.", nameof(part)),
        };
        return bytes;
    }

    private static int LastUpTo(long[] starts, long position)
    {
        var found = Array.BinarySearch(starts, position);
        return found >= 0 ? found : ~found - 1;
    }

    // The records tell all that determines the bytes: names, lengths, CRCs, times and places.
    private string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[ZipHeaders.LongestHeader];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, FormatVersion);
        hash.AppendData(bytes[..sizeof(int)]);
        for (var i = 0; i < _entries.Length; i++)
        {
            hash.AppendData(bytes[..ZipHeaders.WriteRecord(bytes, _entries[i], _headers[i])]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
