namespace FaceGallery.Tests.Web.Sharing;

/// <summary>A file that says whether it is open, and fails on the way when it is told to.</summary>
internal sealed class TrackedFile(string path, Action<int> opened, long? failsAt = null) : FileStream(path, FileMode.Open, FileAccess.Read)
{
    private bool _isOpen = Open(opened);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Position >= failsAt
            ? throw new IOException("The share went away.")
            : base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, (failsAt ?? long.MaxValue) - Position)], cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (_isOpen)
        {
            _isOpen = false;
            opened(-1);
        }

        base.Dispose(disposing);
    }

    private static bool Open(Action<int> opened)
    {
        opened(1);
        return true;
    }
}
