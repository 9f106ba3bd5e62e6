using System.Buffers.Binary;
using System.Collections.Frozen;
using System.IO.Hashing;
using System.Text;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Downloads;

/// <summary>
/// Copies the chunks of a PNG that the picture is made of, bit for bit: the critical ones, and of the others those that tell how it looks and
/// moves. Left out are EXIF, texts (XMP is one), times, whatever is not standard, and what lies behind the end (PNG, third edition, 11 and 5.3).
/// </summary>
internal sealed class PngStripper(PictureReader reader, Stream target, int orientation)
{
    private const int CrcLength = 4;

    // A capital first letter means that the picture cannot be shown without.
    private const byte AncillaryBit = 0x20;

    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT");

    /// <exception cref="UnreadablePhotoException">The file is damaged, or ends before its picture does.</exception>
    public void Strip()
    {
        Span<byte> signature = stackalloc byte[8];
        reader.Read(signature);
        target.Write(signature);
        Span<byte> head = stackalloc byte[8];
        string type;
        do
        {
            reader.Read(head);
            type = Encoding.Latin1.GetString(head[4..]);
            CopyChunk(type, head);
            if (type == "IHDR" && orientation != 1)
            {
                WriteChunk("eXIf"u8, OrientationExif.Of(orientation));
            }
        }
        while (type != "IEND");
    }

    private void CopyChunk(string type, ReadOnlySpan<byte> head)
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (length > int.MaxValue || !type.All(char.IsAsciiLetter))
        {
            throw reader.Broken();
        }

        if ((type[0] & AncillaryBit) != 0 && !Kept.Contains(type))
        {
            reader.Skip((long)length + CrcLength);
            return;
        }

        target.Write(head);
        reader.Copy(target, (long)length + CrcLength);
    }

    private void WriteChunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        byte[] typed = [.. type, .. content];
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        target.Write(number);
        target.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(typed));
        target.Write(number);
    }
}
