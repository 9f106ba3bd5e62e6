using System.Threading.Channels;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Library;

/// <summary>A component that keeps up with the library: it is notified of changes a few times a second at most, and only once it is interactive.</summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);

    private readonly CancellationTokenSource _gone = new();
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly List<IDisposable> _subscriptions = [];
    private CancellationTokenRegistration _stopping;
    private long _seenVersion;

    [Inject]
    protected IndexingProgress Progress { get; set; } = default!;

    [Inject]
    protected LibraryEvents LibraryEvents { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IHostApplicationLifetime Lifetime { get; set; } = default!;

    protected LiveComponent() => Disconnected = _gone.Token;

    /// <summary>Cancelled when the reader leaves, and when the app stops.</summary>
    protected CancellationToken Disconnected { get; }

    /// <summary>What it shows of the library.</summary>
    protected virtual LibraryTopics Topics => LibraryTopics.Content;

    /// <summary>Whether it also shows the progress of indexing.</summary>
    protected virtual bool ShowsProgress => false;

    /// <summary>
    /// Photos are still to come, or were a moment ago and what follows from them (names, groups, events) is not done: places are kept free for what will
    /// be there. A scan that finds nothing new is no such time.
    /// </summary>
    protected bool IsGrowing { get; private set; }

    /// <summary>What waits while nothing is being read waits for its drive.</summary>
    private bool IsReading => Progress.Current is { State: IndexingState.Running or IndexingState.Paused } now && now.Pending + now.PendingPortraits > 0;

    public virtual async ValueTask DisposeAsync()
    {
        _subscriptions.ForEach(subscription => subscription.Dispose());
        await _stopping.DisposeAsync();
        await _gone.CancelAsync();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads anew what is shown, after a change and once when <see cref="IsGrowing"/> ends; the component is rendered afterwards.</summary>
    protected virtual Task OnLibraryChangedAsync() => Task.CompletedTask;

    protected override void OnInitialized()
    {
        _seenVersion = LibraryEvents.VersionOf(Topics);
        IsGrowing = IsReading;
        _stopping = Lifetime.ApplicationStopping.Register(_gone.Cancel);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            void Tell() => _changes.Writer.TryWrite(true);
            _subscriptions.AddRange([Progress.Subscribe(Tell), LibraryEvents.Subscribe(Topics, Tell)]);
            Tell();
            _ = WatchAsync();
        }
    }

    /// <summary>Runs on the circuit's own thread of work, as it is started there.</summary>
    private async Task WatchAsync()
    {
        try
        {
            while (await _changes.Reader.ReadAsync(Disconnected))
            {
                await FollowAsync();
                await Task.Delay(Interval, Time, Disconnected);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader left, or the app stops.
        }
        catch (Exception exception) when (!Disconnected.IsCancellationRequested)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task FollowAsync()
    {
        var version = LibraryEvents.VersionOf(Topics);
        var (changed, wasGrowing) = (version != _seenVersion, IsGrowing);
        IsGrowing = IsReading || (wasGrowing && Progress.Current.State == IndexingState.Running);
        var isDone = wasGrowing && !IsGrowing;
        if (changed || isDone)
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
