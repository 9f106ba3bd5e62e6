using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Downloads;

/// <summary>
/// Copies a JPEG's tables and compressed picture bit for bit, and of its metadata only JFIF's density, the colour profile, Adobe's colour
/// transform and the orientation (ITU-T T.81, annex B; T.871). What lies behind the picture's end (further pictures, a film) is left out.
/// </summary>
internal sealed class JpegStripper(PictureReader reader, Stream target, int orientation)
{
    private const byte Mark = 0xFF;
    private const int JfifLength = 14;
    private const int AdobeLength = 12;

    private readonly byte[] _segment = new byte[ushort.MaxValue];
    private bool _owesOrientation = orientation != 1;
    private bool _hasPicture;

    /// <exception cref="UnreadablePhotoException">The file is damaged, or ends before its picture does.</exception>
    public void Strip()
    {
        if (reader.ReadUInt16BigEndian() != 0xFFD8)
        {
            throw reader.Broken();
        }

        target.Write([Mark, 0xD8]);
        byte marker;
        for (marker = ReadMarker(); marker != 0xD9; marker = marker == 0xDA ? CopyScan() : ReadMarker())
        {
            CopySegment(marker);
        }

        target.Write([Mark, marker]);
        if (!_hasPicture)
        {
            throw reader.Broken();
        }
    }

    private byte ReadMarker()
    {
        if (reader.ReadByte() != Mark)
        {
            throw reader.Broken();
        }

        return ReadMarkerCode();
    }

    // Any number of 0xFF may fill the space before a marker's code.
    private byte ReadMarkerCode()
    {
        byte code;
        do
        {
            code = reader.ReadByte();
        }
        while (code == Mark);
        return code;
    }

    private void CopySegment(byte marker)
    {
        // Markers without a segment have no place here, and those that are reserved are of no kind that is known.
        if (marker is < 0xC0 or (>= 0xD0 and <= 0xD8) or (>= 0xF0 and <= 0xFD))
        {
            throw reader.Broken();
        }

        var length = reader.ReadUInt16BigEndian() - sizeof(ushort);
        var content = _segment.AsSpan(0, length >= 0 ? length : throw reader.Broken());
        reader.Read(content);
        if (_owesOrientation && marker != 0xE0)
        {
            _owesOrientation = false;
            Write(0xE1, [.. OrientationExif.JpegName, .. OrientationExif.Of(orientation)]);
        }

        if (IsPicture(marker))
        {
            Write(marker, content);
        }
        else
        {
            WriteKept(marker, content);
        }
    }

    private void WriteKept(byte marker, Span<byte> content)
    {
        switch (marker)
        {
            case 0xE0 when content.StartsWith("JFIF\0"u8) && content.Length >= JfifLength:
                content[(JfifLength - 2)..JfifLength].Clear(); // no thumbnail: width and height 0
                Write(marker, content[..JfifLength]);
                break;
            case 0xE2 when content.StartsWith("ICC_PROFILE\0"u8):
                Write(marker, content);
                break;
            case 0xEE when content.StartsWith("Adobe"u8) && content.Length >= AdobeLength:
                Write(marker, content[..AdobeLength]);
                break;
        }
    }

    /// <summary>Copies compressed data, to the next marker that is not a restart's.</summary>
    private byte CopyScan()
    {
        _hasPicture = true;
        while (true)
        {
            reader.CopyUntil(Mark, target);
            reader.ReadByte();
            var code = ReadMarkerCode();
            if (code is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return code;
            }

            target.Write([Mark, code]);
        }
    }

    private void Write(byte marker, ReadOnlySpan<byte> content)
    {
        var length = content.Length + sizeof(ushort);
        target.Write([Mark, marker, (byte)(length >> 8), (byte)length]);
        target.Write(content);
    }

    // Neither one of the sixteen for applications, nor a comment.
    private static bool IsPicture(byte marker) => marker is not ((>= 0xE0 and <= 0xEF) or 0xFE);
}
