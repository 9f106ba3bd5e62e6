using System.Buffers.Binary;

namespace FaceGallery.Web.Imaging;

/// <summary>Recognises pictures by their first bytes ("magic numbers"; ISO/IEC 14496-12 brands for HEIF, AVIF and CR3).</summary>
internal static class PictureFormats
{
    /// <summary>Bytes that suffice to tell every format.</summary>
    public const int HeaderLength = 256;

    public static PictureFormat Sniff(ReadOnlySpan<byte> header) => header switch
    {
        [0xFF, 0xD8, 0xFF, ..] => PictureFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PictureFormat.Png,
        [0xFF, 0x0A, ..] => PictureFormat.JpegXl,
        [0xFF, 0x4F, 0xFF, 0x51, ..] => PictureFormat.Jpeg2000,
        _ when header.StartsWith("GIF8"u8) => PictureFormat.Gif,
        _ when header.StartsWith("\0\0\0\fJXL \r\n"u8) => PictureFormat.JpegXl,
        _ when header.StartsWith("\0\0\0\fjP  \r\n"u8) => PictureFormat.Jpeg2000,
        _ when header.StartsWith("RIFF"u8) && At(header, 8).StartsWith("WEBP"u8) => PictureFormat.WebP,
        _ when IsRaw(header) => PictureFormat.Raw,
        _ when header.StartsWith("II*\0"u8) || header.StartsWith("MM\0*"u8) => PictureFormat.Tiff,
        _ when header.StartsWith("II+\0"u8) || header.StartsWith("MM\0+"u8) => PictureFormat.Tiff,
        _ when IsBmp(header) => PictureFormat.Bmp,
        _ when IsIco(header) => PictureFormat.Ico,
        _ when At(header, 4).StartsWith("ftyp"u8) => SniffBrands(header),
        _ => PictureFormat.Unknown,
    };

    /// <summary>The short name that is stored and shown.</summary>
    public static string Name(this PictureFormat format) => format switch
    {
        PictureFormat.JpegXl => "jxl",
        PictureFormat.Jpeg2000 => "jp2",
        _ => format.ToString().ToLowerInvariant(),
    };

    private static bool IsRaw(ReadOnlySpan<byte> header) =>
        header.StartsWith("FUJIFILMCCD-RAW"u8)                                         // RAF
        || header.StartsWith("IIRO"u8) || header.StartsWith("IIRS"u8) || header.StartsWith("MMOR"u8) // ORF
        || header.StartsWith("IIU\0"u8)                                                // RW2
        || header.StartsWith("\0MRM"u8)                                                // MRW
        || header.StartsWith("FOVb"u8)                                                 // X3F
        || (header.StartsWith("II*\0"u8) && At(header, 8).StartsWith("CR"u8))          // CR2
        || (At(header, 4).StartsWith("ftypcrx "u8));                                   // CR3

    // "BM" alone also begins many a text: the reserved bytes and the size of the second header must fit, too.
    private static bool IsBmp(ReadOnlySpan<byte> header) =>
        header.Length >= 18 && header.StartsWith("BM"u8)
        && BinaryPrimitives.ReadUInt32LittleEndian(header[6..]) == 0
        && BinaryPrimitives.ReadUInt32LittleEndian(header[14..]) is 12 or 16 or 40 or 52 or 56 or 64 or 108 or 124;

    private static bool IsIco(ReadOnlySpan<byte> header) =>
        header.Length >= 22 && header.StartsWith("\0\0\u0001\0"u8) && header[4] > 0 && header[5] == 0 && header[9] == 0;

    private static PictureFormat SniffBrands(ReadOnlySpan<byte> header)
    {
        var end = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(header), (uint)header.Length);
        var format = PictureFormat.Unknown;
        for (var at = 8; at + 4 <= end; at += 4)
        {
            var brand = header.Slice(at, 4);
            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
            {
                return PictureFormat.Avif;
            }

            if (brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8))
            {
                format = PictureFormat.Heic;
            }
        }

        return format;
    }

    private static ReadOnlySpan<byte> At(ReadOnlySpan<byte> header, int offset) => header.Length > offset ? header[offset..] : [];
}
