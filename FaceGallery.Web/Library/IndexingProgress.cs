namespace FaceGallery.Web.Library;

/// <summary>Progress of the indexer, for the pages. Safe to use from any thread.</summary>
public sealed class IndexingProgress
{
    private readonly Listeners _listeners = new();
    private volatile IndexingSnapshot _current = IndexingSnapshot.Initial;

    public IndexingSnapshot Current => _current;

    /// <summary>Calls back after each change of <see cref="Current"/>, until disposed.</summary>
    public IDisposable Subscribe(Action onChanged) => _listeners.Add(onChanged);

    public void Report(IndexingSnapshot snapshot)
    {
        _current = snapshot;
        _listeners.Tell();
    }
}
