using FaceGallery.Web.Imaging;

namespace FaceGallery.Web.Downloads;

/// <summary>
/// An archive's bytes from any position on. A photo's file is opened when its bytes are asked for, and closed after them. Where it is no longer what it
/// was when it was measured, reading ends before its last byte with an <see cref="OperationCanceledException"/>. Reads asynchronously only.
/// </summary>
/// <param name="brokeOff">Called with the photo at which reading ended, and the reason.</param>
/// <param name="admit">See <see cref="Archive.ToResult"/>.</param>
public sealed class ZipStream(
    ZipLayout layout, IReadOnlyList<ArchiveFile> files, Action<ArchiveFile, Exception> brokeOff, Func<int, CancellationToken, Task>? admit) : Stream
{
    private ZipPart _part;
    private byte[] _bytes = [];
    private EntryContent? _content;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => layout.Length;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            if (value != _position)
            {
                Leave();
                _position = value;
            }
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var filled = 0;
        while (filled < buffer.Length && _position < Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Enter();
            var room = buffer[filled..(filled + (int)Math.Min(buffer.Length - filled, _part.End - _position))];
            var read = await ReadPartAsync(room, cancellationToken);
            filled += read;
            _position += read;
        }

        if (_position >= _part.End)
        {
            Leave();
        }

        return filled;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("An archive is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Leave();
        base.Dispose(disposing);
    }

    // A part may begin anywhere in it: a download goes on in the midst of a photo.
    private void Enter()
    {
        if (_part.Contains(_position))
        {
            return;
        }

        Leave();
        _part = layout.PartAt(_position);
        if (_part.Kind == ZipPartKind.Content)
        {
            var file = files[_part.Index];
            _content = new EntryContent(layout.Entries[_part.Index], token => OpenAsync(file, token), _position - _part.Start);
        }
        else
        {
            _bytes = layout.BytesOf(_part);
        }
    }

    private async Task<Stream> OpenAsync(ArchiveFile file, CancellationToken cancellationToken)
    {
        await (admit?.Invoke(file.PhotoId, cancellationToken) ?? Task.CompletedTask);
        return await file.File.OpenAsync(cancellationToken);
    }

    private async ValueTask<int> ReadPartAsync(Memory<byte> room, CancellationToken cancellationToken)
    {
        if (_content is null)
        {
            _bytes.AsMemory((int)(_position - _part.Start), room.Length).CopyTo(room);
            return room.Length;
        }

        try
        {
            return await _content.ReadAsync(room, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or UnreadablePhotoException)
        {
            brokeOff(files[_part.Index], exception);
            Leave();
            throw new OperationCanceledException("A photo of the archive is no longer what it was.", exception);
        }
    }

    private void Leave()
    {
        _content?.Dispose();
        _content = null;
        _part = default;
    }
}
