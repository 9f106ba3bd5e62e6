namespace FaceGallery.Web.Library;

/// <summary>Whoever wants to hear that something changed. Safe to use from any thread.</summary>
internal sealed class Listeners
{
    private event Action? Changed;

    /// <summary>Calls back after each change, until disposed. The callback must be quick.</summary>
    public IDisposable Add(Action onChanged)
    {
        Changed += onChanged;
        return new Subscription(this, onChanged);
    }

    public void Tell() => Changed?.Invoke();

    private sealed class Subscription(Listeners listeners, Action onChanged) : IDisposable
    {
        private Action? _onChanged = onChanged;

        // Once: a second time would remove another's who calls back the same.
        public void Dispose() => listeners.Changed -= Interlocked.Exchange(ref _onChanged, null);
    }
}
