using System.Buffers.Binary;
using System.Text;
using FaceGallery.Web.Files;

namespace FaceGallery.Web.Downloads;

/// <summary>
/// The bytes of an archive that are not content. PKWARE's APPNOTE 6.3.10 (sections 4.3.7 to 4.3.16, 4.5.3); the extended timestamp is of Info-ZIP's
/// "extrafld.txt". ZIP64 is used for what needs it, and only there.
/// </summary>
internal static class ZipHeaders
{
    /// <summary>Bytes of the longest header or record: names have at most 255 bytes.</summary>
    public const int LongestHeader = 46 + PortableName.MaxBytes + TimeLength + 28;

    private const int TimeLength = 9;
    private const uint Large = uint.MaxValue;
    private const ushort Many = ushort.MaxValue;
    private const ushort Utf8Names = 1 << 11;
    private const ushort Version20 = 20;
    private const ushort Version45 = 45;
    private const ushort MadeOnUnix = 3 << 8;
    private const uint PlainFile = 0x81A4u << 16; // regular, rw-r--r--

    private static readonly DateTime FirstDosTime = new(1980, 1, 1);
    private static readonly DateTime LastDosTime = new(2107, 12, 31, 23, 59, 58);

    public static int HeaderLength(ZipEntry entry) => 30 + NameAndTimeLength(entry) + (entry.Length >= Large ? 20 : 0);

    public static int RecordLength(ZipEntry entry, long offset) => 46 + NameAndTimeLength(entry) + LargeRecordLength(entry, offset);

    public static int EndLength(int count, long start, long length) => NeedsZip64(count, start, length) ? 98 : 22;

    public static int WriteHeader(Span<byte> target, ZipEntry entry)
    {
        var isLarge = entry.Length >= Large;
        var writer = new Writer(target);
        writer.U32(0x04034b50);
        writer.U16(isLarge ? Version45 : Version20);
        WriteCommon(ref writer, entry);
        writer.U16((ushort)(HeaderLength(entry) - 30 - NameLength(entry)));
        writer.Text(entry.Name);
        if (isLarge)
        {
            writer.U16(0x0001);
            writer.U16(16);
            writer.U64(entry.Length);
            writer.U64(entry.Length);
        }

        WriteTime(ref writer, entry);
        return writer.Length;
    }

    /// <param name="offset">Where the entry's header lies.</param>
    public static int WriteRecord(Span<byte> target, ZipEntry entry, long offset)
    {
        var large = LargeRecordLength(entry, offset);
        var version = large > 0 ? Version45 : Version20;
        var writer = new Writer(target);
        writer.U32(0x02014b50);
        writer.U16((ushort)(MadeOnUnix | version));
        writer.U16(version);
        WriteCommon(ref writer, entry);
        writer.U16((ushort)(large + TimeLengthOf(entry)));
        writer.U16(0); // comment
        writer.U16(0); // disk
        writer.U16(0); // internal attributes
        writer.U32(PlainFile);
        writer.U32(Small(offset));
        writer.Text(entry.Name);
        WriteLarge(ref writer, entry, offset, large);
        WriteTime(ref writer, entry);
        return writer.Length;
    }

    /// <param name="count">Entries.</param>
    /// <param name="start">Where the central directory lies.</param>
    /// <param name="length">Its bytes.</param>
    public static int WriteEnd(Span<byte> target, int count, long start, long length)
    {
        var writer = new Writer(target);
        if (NeedsZip64(count, start, length))
        {
            WriteZip64End(ref writer, count, start, length);
        }

        writer.U32(0x06054b50);
        writer.U32(0); // disks
        writer.U16((ushort)Math.Min(count, Many));
        writer.U16((ushort)Math.Min(count, Many));
        writer.U32(Small(length));
        writer.U32(Small(start));
        writer.U16(0); // comment
        return writer.Length;
    }

    private static void WriteZip64End(ref Writer writer, int count, long start, long length)
    {
        writer.U32(0x06064b50);
        writer.U64(44); // bytes that follow of this record
        writer.U16(MadeOnUnix | Version45);
        writer.U16(Version45);
        writer.U64(0); // disks
        writer.U64(count);
        writer.U64(count);
        writer.U64(length);
        writer.U64(start);
        writer.U32(0x07064b50);
        writer.U32(0); // disk of the record above
        writer.U64(start + length);
        writer.U32(1); // disks
    }

    // What header and record have in common, from the flags to the name's length.
    private static void WriteCommon(ref Writer writer, ZipEntry entry)
    {
        var wall = entry.ModifiedAt.DateTime;
        wall = wall < FirstDosTime ? FirstDosTime : wall > LastDosTime ? LastDosTime : wall;
        writer.U16(Utf8Names);
        writer.U16(0); // stored
        writer.U16((ushort)((wall.Hour << 11) | (wall.Minute << 5) | (wall.Second / 2)));
        writer.U16((ushort)(((wall.Year - 1980) << 9) | (wall.Month << 5) | wall.Day));
        writer.U32(entry.Crc32);
        writer.U32(Small(entry.Length));
        writer.U32(Small(entry.Length));
        writer.U16((ushort)NameLength(entry));
    }

    private static void WriteLarge(ref Writer writer, ZipEntry entry, long offset, int length)
    {
        if (length == 0)
        {
            return;
        }

        writer.U16(0x0001);
        writer.U16((ushort)(length - 4));
        if (entry.Length >= Large)
        {
            writer.U64(entry.Length);
            writer.U64(entry.Length);
        }

        if (offset >= Large)
        {
            writer.U64(offset);
        }
    }

    private static void WriteTime(ref Writer writer, ZipEntry entry)
    {
        if (TimeLengthOf(entry) == 0)
        {
            return;
        }

        writer.U16(0x5455);
        writer.U16(TimeLength - 4);
        writer.U8(1); // time of change only
        writer.U32((uint)(int)entry.ModifiedAt.ToUnixTimeSeconds());
    }

    private static int LargeRecordLength(ZipEntry entry, long offset) =>
        (entry.Length >= Large, offset >= Large) switch
        {
            (false, false) => 0,
            (false, true) => 12,
            (true, false) => 20,
            (true, true) => 28,
        };

    // Seconds since 1970 end in January 2038: a time outside is told as wall time only.
    private static int TimeLengthOf(ZipEntry entry) =>
        entry.ModifiedAt.ToUnixTimeSeconds() is >= int.MinValue and <= int.MaxValue ? TimeLength : 0;

    private static int NameLength(ZipEntry entry) => Encoding.UTF8.GetByteCount(entry.Name);

    private static int NameAndTimeLength(ZipEntry entry) => NameLength(entry) + TimeLengthOf(entry);

    private static bool NeedsZip64(int count, long start, long length) => count >= Many || start >= Large || length >= Large;

    private static uint Small(long number) => (uint)Math.Min(number, Large);

    private ref struct Writer(Span<byte> target)
    {
        private readonly Span<byte> _target = target;

        public int Length { get; private set; }

        public void U8(byte value) => _target[Length++] = value;

        public void U16(ushort value)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(_target[Length..], value);
            Length += sizeof(ushort);
        }

        public void U32(uint value)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(_target[Length..], value);
            Length += sizeof(uint);
        }

        public void U64(long value)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_target[Length..], value);
            Length += sizeof(long);
        }

        public void Text(string text) => Length += Encoding.UTF8.GetBytes(text, _target[Length..]);
    }
}
