using System.Threading.Channels;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Indexing;

/// <summary>A component that keeps up with the library: it is told of changes a few times a second at most, and only once it is interactive.</summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);

    private readonly CancellationTokenSource _gone = new();
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private IDisposable? _subscription;
    private CancellationTokenRegistration _stopping;
    private long _seenVersion;

    [Inject]
    protected IndexingProgress Progress { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IHostApplicationLifetime Lifetime { get; set; } = default!;

    protected LiveComponent() => Gone = _gone.Token;

    /// <summary>Cancelled when the reader leaves, and when the app stops.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>Whether it shows how indexing gets on, and not only what is in the library.</summary>
    protected virtual bool ShowsProgress => false;

    /// <summary>
    /// Photos are still to come, or were a moment ago and what follows from them (names, groups, events) is not done: places are kept free for what will
    /// be there. A scan that finds nothing new is no such time.
    /// </summary>
    protected bool IsGrowing { get; private set; }

    public virtual async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await _stopping.DisposeAsync();
        await _gone.CancelAsync();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads anew what is shown; the component is rendered afterwards.</summary>
    protected virtual Task OnLibraryChangedAsync() => Task.CompletedTask;

    protected override void OnInitialized()
    {
        _seenVersion = Progress.LibraryVersion;
        IsGrowing = Progress.Current.Pending > 0;
        _stopping = Lifetime.ApplicationStopping.Register(_gone.Cancel);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _subscription = Progress.Subscribe(() => _changes.Writer.TryWrite(true));
            _changes.Writer.TryWrite(true);
            _ = WatchAsync();
        }
    }

    /// <summary>Runs on the circuit's own thread of work, as it is started there.</summary>
    private async Task WatchAsync()
    {
        try
        {
            while (await _changes.Reader.ReadAsync(Gone))
            {
                await FollowAsync();
                await Task.Delay(Interval, Time, Gone);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader left, or the app stops.
        }
        catch (Exception exception) when (!Gone.IsCancellationRequested)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task FollowAsync()
    {
        var version = Progress.LibraryVersion;
        var (changed, wasGrowing) = (version != _seenVersion, IsGrowing);
        IsGrowing = Progress.Current.Pending > 0 || (wasGrowing && Progress.Current.State == IndexingState.Running);
        if (changed)
        {
            _seenVersion = version;
            await OnLibraryChangedAsync();
        }

        if (changed || ShowsProgress || wasGrowing != IsGrowing)
        {
            StateHasChanged();
        }
    }
}
