using System.Threading.Channels;

namespace FaceGallery.Web.Library;

/// <summary>The hand on the indexer: scan now, pause and resume, which the owner does, and hold, which the app does by itself. Safe to use from any thread.</summary>
public sealed class IndexingControl
{
    private readonly Channel<bool> _scanRequests = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Gate _owner = new();
    private readonly Gate _app = new();

    public bool IsPaused => !_owner.IsOpen;

    /// <summary>Whether the app itself holds it, for want of room on the disk.</summary>
    public bool IsHeld => !_app.IsOpen;

    /// <summary>Requests a scan. Further requests before it starts have no effect.</summary>
    public void RequestScan() => _scanRequests.Writer.TryWrite(true);

    /// <summary>Whether a scan was requested that has not begun.</summary>
    public bool IsScanRequested => _scanRequests.Reader.TryPeek(out _);

    /// <summary>A scan begins: it answers whoever asked for one before.</summary>
    public void BeginScan() => _scanRequests.Reader.TryRead(out _);

    public void Pause() => _owner.Set(isOpen: false);

    public void Resume() => _owner.Set(isOpen: true);

    public void Hold(bool isHeld) => _app.Set(isOpen: !isHeld);

    /// <summary>Takes a request for a scan, as soon as there is one.</summary>
    public async Task WaitForScanRequestAsync(CancellationToken cancellationToken) =>
        await _scanRequests.Reader.ReadAsync(cancellationToken);

    internal Task WaitWhileHeldAsync(CancellationToken cancellationToken) => _app.WaitAsync(cancellationToken);

    /// <summary>Also while it is held.</summary>
    internal async Task WaitWhilePausedAsync(CancellationToken cancellationToken)
    {
        while (IsPaused || IsHeld)
        {
            await _owner.WaitAsync(cancellationToken);
            await _app.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Lets through while it is open.</summary>
    private sealed class Gate
    {
        private readonly Lock _lock = new();
        private TaskCompletionSource _opened = New();

        public Gate() => _opened.SetResult();

        public bool IsOpen => _opened.Task.IsCompleted;

        public void Set(bool isOpen)
        {
            lock (_lock)
            {
                if (isOpen)
                {
                    _opened.TrySetResult();
                }
                else if (IsOpen)
                {
                    _opened = New();
                }
            }
        }

        public Task WaitAsync(CancellationToken cancellationToken) => _opened.Task.WaitAsync(cancellationToken);

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
