namespace FaceGallery.Web.Downloads;

/// <summary>
/// An archive's bytes from any position on. A photo's file is opened when its bytes are asked for, and closed after them. What cannot be read is
/// replaced, so that the rest still arrives: see <see cref="EntryContent"/>. Reads asynchronously only.
/// </summary>
/// <param name="admit">See <see cref="Archive.ToResult"/>.</param>
public sealed partial class ZipStream(
    ZipLayout layout, IReadOnlyList<ArchiveFile> files, string note, ILogger logger, Func<int, CancellationToken, Task>? admit = null) : Stream
{
    private readonly List<string> _flaws = [];
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
        if (disposing && _flaws.Count > 0)
        {
            LogFlaws(_flaws.Count, files.Count, string.Join(' ', _flaws));
            _flaws.Clear();
        }

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
            _content = new EntryContent(layout.Entries[_part.Index], token => OpenAsync(file, token), note, _position - _part.Start);
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
        if (_content is not null)
        {
            return await _content.ReadAsync(room, cancellationToken);
        }

        _bytes.AsMemory((int)(_position - _part.Start), room.Length).CopyTo(room);
        return room.Length;
    }

    private void Leave()
    {
        if (_content is { Flaw: { } flaw })
        {
            _flaws.Add($"Photo {files[_part.Index].PhotoId}: {flaw}");
        }

        _content?.Dispose();
        _content = null;
        _part = default;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Flawed} of {Count} photos of an archive could not be sent as they are. {Reasons}")]
    private partial void LogFlaws(int flawed, int count, string reasons);
}
