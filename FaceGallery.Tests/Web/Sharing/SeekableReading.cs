using FaceGallery.Web.Downloads;

namespace FaceGallery.Tests.Web.Sharing;

/// <summary>An archive for readers that wait for each byte, as .NET's own does.</summary>
internal sealed class SeekableReading(ZipStream archive) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => archive.Length;

    public override long Position
    {
        get => archive.Position;
        set => archive.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => archive.ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => archive.ReadAsync(buffer, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => archive.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
