namespace FaceGallery.Web.Indexing;

/// <summary>Tells whoever watches how the indexer gets on, and when albums have changed. Safe to use from any thread.</summary>
public sealed class IndexingProgress
{
    private readonly Lock _lock = new();
    private readonly List<Subscription> _subscriptions = [];

    public IndexingSnapshot Current { get; private set; } = IndexingSnapshot.Initial;

    /// <summary>Grows whenever photos, faces or names changed in the database.</summary>
    public long LibraryVersion { get; private set; }

    /// <summary>Calls back after each change of <see cref="Current"/> or <see cref="LibraryVersion"/>, until disposed.</summary>
    public IDisposable Subscribe(Action onChanged)
    {
        var subscription = new Subscription(this, onChanged);
        lock (_lock)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    public void Report(IndexingSnapshot snapshot) => Change(() => Current = snapshot);

    public void LibraryChanged() => Change(() => LibraryVersion++);

    private void Change(Action change)
    {
        Subscription[] subscriptions;
        lock (_lock)
        {
            change();
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
