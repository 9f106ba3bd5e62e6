using System.Threading.Channels;

namespace FaceGallery.Web.Library;

/// <summary>The owner's hand on the indexer: scan now, pause, resume. Safe to use from any thread.</summary>
public sealed class IndexingControl
{
    private readonly Channel<bool> _scanRequests = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _lock = new();
    private TaskCompletionSource _resumed = Completed();

    public bool IsPaused => !_resumed.Task.IsCompleted;

    /// <summary>Requests a scan. Further requests before it starts have no effect.</summary>
    public void RequestScan() => _scanRequests.Writer.TryWrite(true);

    public void Pause()
    {
        lock (_lock)
        {
            if (!IsPaused)
            {
                _resumed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    public void Resume()
    {
        lock (_lock)
        {
            _resumed.TrySetResult();
        }
    }

    /// <summary>Takes a request for a scan, as soon as there is one.</summary>
    public async Task WaitForScanRequestAsync(CancellationToken cancellationToken) =>
        await _scanRequests.Reader.ReadAsync(cancellationToken);

    internal Task WaitWhilePausedAsync(CancellationToken cancellationToken) => _resumed.Task.WaitAsync(cancellationToken);

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
