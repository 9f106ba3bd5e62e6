using System.Buffers.Binary;

namespace FaceGallery.Tests.Fixtures;

/// <summary>
/// The smallest raw file: a TIFF whose first directory is a JPEG preview and whose second one is a grey sensor
/// (Adobe DNG 1.4, chapters 2 and 4).
/// </summary>
public static class SyntheticDng
{
    private const int FirstDirectory = 8;
    private const int EntryLength = 12;

    /// <param name="sensorSide">Width and height of the sensor in pixels.</param>
    /// <param name="orientation">EXIF orientation, 1–8.</param>
    /// <param name="preview">A JPEG, or nothing.</param>
    public static byte[] Write(int sensorSide, int orientation, byte[] preview)
    {
        const int SecondDirectory = 512;
        const int Data = 1024;
        var sensorBytes = sensorSide * sensorSide * 2;
        var file = new byte[Data + sensorBytes + preview.Length];
        "II*\0"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), FirstDirectory);
        preview.CopyTo(file, Data + sensorBytes);
        file.AsSpan(Data, sensorBytes).Fill(0x20);
        (int, int, int, int)[] previewTags = preview.Length == 0 ? [] :
        [
            (254, 4, 1, 1), (256, 4, 1, 64), (257, 4, 1, 48), (259, 3, 1, 7), (262, 3, 1, 6),
            (273, 4, 1, Data + sensorBytes), (277, 3, 1, 3), (278, 4, 1, 48), (279, 4, 1, preview.Length),
        ];
        WriteDirectory(file, FirstDirectory,
        [
            .. previewTags, (271, 2, 4, 0x656B614D), (272, 2, 4, 0x00434241), (274, 3, 1, orientation), (330, 4, 1, SecondDirectory),
            (50706, 1, 4, 0x00000401), (50708, 2, 4, 0x00434241),
        ]);
        WriteDirectory(file, SecondDirectory,
        [
            (254, 4, 1, 0), (256, 4, 1, sensorSide), (257, 4, 1, sensorSide), (258, 3, 1, 16), (259, 3, 1, 1), (262, 3, 1, 32803),
            (273, 4, 1, Data), (277, 3, 1, 1), (278, 4, 1, sensorSide), (279, 4, 1, sensorBytes), (33421, 3, 2, 0x00020002), (33422, 1, 4, 0x02010100),
        ]);
        return file;
    }

    private static void WriteDirectory(byte[] file, int offset, IReadOnlyCollection<(int Tag, int Type, int Count, int Value)> entries)
    {
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(offset), (short)entries.Count);
        offset += 2;
        foreach (var (tag, type, count, value) in entries.OrderBy(entry => entry.Tag))
        {
            var entry = file.AsSpan(offset, EntryLength);
            BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], (ushort)type);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], count);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], value);
            offset += EntryLength;
        }
    }
}
