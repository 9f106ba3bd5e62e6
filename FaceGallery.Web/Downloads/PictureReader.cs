using System.Buffers.Binary;
using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Downloads;

/// <summary>Reads a picture's file from the beginning to the end, in small pieces.</summary>
internal sealed class PictureReader(Stream source, PictureFormat format, CancellationToken cancellationToken)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _at;
    private int _end;

    /// <summary>Nothing more can be read.</summary>
    private bool IsAtEnd
    {
        get
        {
            if (_at == _end)
            {
                cancellationToken.ThrowIfCancellationRequested();
                (_at, _end) = (0, source.Read(_buffer));
            }

            return _end == 0;
        }
    }

    /// <summary>The reason of a file that is not as its format says.</summary>
    public UnreadablePhotoException Broken() => new("Unreadable.Damaged", format.Name());

    /// <exception cref="UnreadablePhotoException">The file ends before; so it is with all that follow.</exception>
    public byte ReadByte()
    {
        var value = Rest()[0];
        _at++;
        return value;
    }

    public ushort ReadUInt16BigEndian()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        Read(bytes);
        return BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    public void Read(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            var some = Rest();
            some = some[..Math.Min(some.Length, target.Length)];
            some.CopyTo(target);
            target = target[some.Length..];
            _at += some.Length;
        }
    }

    public void Copy(Stream target, long count) => Pass(count, some => target.Write(some));

    public void Skip(long count) => Pass(count, _ => { });

    /// <summary>Copies all before the next byte of this value, which remains to be read.</summary>
    public void CopyUntil(byte value, Stream target)
    {
        int found;
        do
        {
            var some = Rest();
            found = some.IndexOf(value);
            some = found < 0 ? some : some[..found];
            target.Write(some);
            _at += some.Length;
        }
        while (found < 0);
    }

    private void Pass(long count, Action<ReadOnlySpan<byte>> use)
    {
        while (count > 0)
        {
            var some = Rest();
            some = some[..(int)Math.Min(some.Length, count)];
            use(some);
            _at += some.Length;
            count -= some.Length;
        }
    }

    private ReadOnlySpan<byte> Rest() =>
        IsAtEnd ? throw new UnreadablePhotoException("Unreadable.Short", format.Name()) : _buffer.AsSpan(_at.._end);
}
