using System.IO.Hashing;
using System.Text;

namespace FaceGallery.Web.Downloads;

/// <summary>A note as plain text, and then empty lines without end.</summary>
/// <param name="note">Text.</param>
/// <param name="from">The position at which it begins.</param>
internal sealed class NoteFilling(string note, long from)
{
    private const byte Filler = (byte)'\n';

    private readonly byte[] _note = Encoding.UTF8.GetBytes(note);

    /// <param name="position">Of the buffer's first byte; not before the note.</param>
    public void Fill(Span<byte> buffer, long position)
    {
        buffer.Fill(Filler);
        if (position - from < _note.Length)
        {
            var rest = _note.AsSpan((int)(position - from));
            rest[..Math.Min(rest.Length, buffer.Length)].CopyTo(buffer);
        }
    }

    /// <summary>Adds all bytes before a position to the CRC, as if they had been sent.</summary>
    public void Count(Crc32 crc, long end)
    {
        Span<byte> buffer = stackalloc byte[16 * 1024];
        for (var position = from; position < end; position += buffer.Length)
        {
            var some = buffer[..(int)Math.Min(buffer.Length, end - position)];
            Fill(some, position);
            crc.Append(some);
        }
    }
}
