namespace FaceGallery.Web.Library;

/// <summary>Progress of the indexer, for the pages. Safe to use from any thread.</summary>
public sealed class IndexingProgress
{
    private readonly Lock _lock = new();
    private readonly List<Subscription> _subscriptions = [];

    public IndexingSnapshot Current { get; private set; } = IndexingSnapshot.Initial;

    /// <summary>Calls back after each change of <see cref="Current"/>, until disposed.</summary>
    public IDisposable Subscribe(Action onChanged)
    {
        var subscription = new Subscription(this, onChanged);
        lock (_lock)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    public void Report(IndexingSnapshot snapshot)
    {
        Subscription[] subscriptions;
        lock (_lock)
        {
            Current = snapshot;
            subscriptions = [.. _subscriptions];
        }

        foreach (var subscription in subscriptions)
        {
            subscription.OnChanged();
        }
    }

    private sealed class Subscription(IndexingProgress progress, Action onChanged) : IDisposable
    {
        public Action OnChanged { get; } = onChanged;

        public void Dispose()
        {
            lock (progress._lock)
            {
                progress._subscriptions.Remove(this);
            }
        }
    }
}
