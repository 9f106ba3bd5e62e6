using System.Runtime.InteropServices;
using System.Text;
using FaceGallery.Domain.Detection;

namespace FaceGallery.Domain.Matching;

/// <summary>
/// The neighbours of faces as bytes: a mark, their number, then for each face its id, photo, checksum of its vector and neighbours; at last a
/// checksum of it all. Little-endian.
/// </summary>
internal static class NeighbourSnapshot
{
    /// <summary>Another format, or another way to compare, needs another mark.</summary>
    private const ulong Mark = 0x32_52_48_47_49_45_4E_46;

    /// <summary>Of a face that has all the neighbours that are kept.</summary>
    private const int MostBytes = sizeof(int) + sizeof(int) + sizeof(ulong) + sizeof(byte) + (FaceNeighbours.Count * (sizeof(int) + sizeof(float)));

    public static void Write(Stream to, IReadOnlyCollection<NeighbourList> lists)
    {
        using var bytes = new MemoryStream(lists.Count * MostBytes);
        using var writer = new BinaryWriter(bytes);
        writer.Write(Mark);
        writer.Write(lists.Count);
        foreach (var list in lists)
        {
            writer.Write(list.Face.FaceId);
            writer.Write(list.Face.PhotoId);
            writer.Write(Checksum(list.Face.Embedding));
            writer.Write((byte)list.Neighbours.Length);
            writer.Write(MemoryMarshal.AsBytes(list.Neighbours.AsSpan()));
        }

        writer.Write(Checksum(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        bytes.WriteTo(to);
    }

    /// <returns>The lists of the faces that are still the same, by face; those that lost a neighbour must look for another.</returns>
    public static Dictionary<int, NeighbourList> Read(Stream from, IReadOnlyCollection<Probe> faces)
    {
        var read = new byte[from.Length];
        from.ReadExactly(read);
        if (!IsWhole(read))
        {
            return [];
        }

        using var bytes = new MemoryStream(read) { Position = sizeof(ulong) };
        using var reader = new BinaryReader(bytes);
        var current = faces.ToDictionary(face => face.FaceId);
        var lists = new Dictionary<int, NeighbourList>(faces.Count);
        var gone = new HashSet<int>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (id, photo, checksum) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadUInt64());
            var neighbours = new Neighbour[reader.ReadByte()];
            reader.ReadExactly(MemoryMarshal.AsBytes(neighbours.AsSpan()));
            if (current.TryGetValue(id, out var face) && face.PhotoId == photo && Checksum(face.Embedding) == checksum)
            {
                lists.Add(id, new NeighbourList(face, neighbours));
            }
            else
            {
                gone.Add(id);
            }
        }
        foreach (var list in lists.Values)
        {
            list.Forget(gone);
        }
        return lists;
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= sizeof(ulong) + sizeof(int) + sizeof(ulong)
        && MemoryMarshal.Read<ulong>(bytes) == Mark
        && MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]) == Checksum(bytes[..^sizeof(ulong)]);

    private static ulong Checksum(Embedding embedding) =>
        Checksum(MemoryMarshal.AsBytes(embedding.Vector), Checksum(Encoding.UTF8.GetBytes(embedding.Model)));

    /// <summary>FNV-1a (Fowler, Noll and Vo), eight bytes at a time: it need not withstand anybody who forges.</summary>
    private static ulong Checksum(ReadOnlySpan<byte> bytes, ulong sum = 0xCBF29CE484222325)
    {
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            sum = Add(sum, word);
        }

        foreach (var rest in bytes[(bytes.Length & ~7)..])
        {
            sum = Add(sum, rest);
        }

        return sum;
    }

    private static ulong Add(ulong sum, ulong word)
    {
        sum = (sum ^ word) * 0x100000001B3;
        return sum ^ (sum >> 32);
    }
}
