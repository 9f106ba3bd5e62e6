using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Downloads;

/// <summary>
/// Copies the chunks of a WebP that the picture is made of, bit for bit, and the colour profile. EXIF (but for the orientation), XMP and unknown
/// chunks are left out, and the header's flags and the file's length tell so (RFC 9649).
/// </summary>
/// <param name="target">Must be seekable: the length is known last.</param>
internal sealed class WebPStripper(PictureReader reader, Stream target, int orientation)
{
    private const int FlagExif = 0x08;
    private const int FlagXmp = 0x04;
    private const int HeadLength = 8;
    private const int ExtendedLength = 10;

    private static readonly FrozenSet<string> Kept = FrozenSet.Create("VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");

    private bool _isExtended;
    private bool _hasPicture;

    /// <exception cref="UnreadablePhotoException">The file is damaged, or ends before its picture does.</exception>
    public void Strip()
    {
        Span<byte> riff = stackalloc byte[12];
        reader.Read(riff);
        target.Write(riff);
        var end = HeadLength + (long)BinaryPrimitives.ReadUInt32LittleEndian(riff[4..]);
        for (long position = riff.Length; position + HeadLength <= end;)
        {
            position += CopyChunk(end - position);
        }

        if (!_hasPicture)
        {
            throw reader.Broken();
        }

        if (_isExtended && orientation != 1)
        {
            WriteExif();
        }

        WriteLength();
    }

    /// <returns>Its bytes in the file.</returns>
    private long CopyChunk(long room)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        reader.Read(head);
        var type = Encoding.Latin1.GetString(head[..4]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        var padded = length + (length & 1);
        if (length + HeadLength > room)
        {
            throw reader.Broken();
        }

        if (type == "VP8X" && !_isExtended && length == ExtendedLength)
        {
            target.Write(head);
            CopyExtended();
        }
        else if (Kept.Contains(type))
        {
            _hasPicture |= type is "VP8 " or "VP8L" or "ANMF";
            target.Write(head);
            reader.Copy(target, padded);
        }
        else
        {
            reader.Skip(Math.Min(padded, room - HeadLength));
        }

        return HeadLength + padded;
    }

    private void CopyExtended()
    {
        Span<byte> content = stackalloc byte[ExtendedLength];
        reader.Read(content);
        content[0] = (byte)((content[0] & ~(FlagExif | FlagXmp)) | (orientation == 1 ? 0 : FlagExif));
        target.Write(content);
        _isExtended = true;
    }

    private void WriteExif()
    {
        var exif = OrientationExif.Of(orientation);
        Span<byte> length = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32LittleEndian(length, exif.Length);
        target.Write("EXIF"u8);
        target.Write(length);
        target.Write(exif);
    }

    private void WriteLength()
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)(target.Position - HeadLength));
        target.Position = 4;
        target.Write(length);
        target.Position = target.Length;
    }
}
