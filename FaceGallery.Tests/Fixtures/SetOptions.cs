using Microsoft.Extensions.Options;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Options that a test sets, and changes when it likes.</summary>
internal sealed class SetOptions<T>(T value) : IOptionsMonitor<T>
{
    private event Action<T, string?>? Changed;

    public T CurrentValue { get; private set; } = value;

    public T Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<T, string?> listener)
    {
        Changed += listener;
        return null;
    }

    public void Set(T value)
    {
        CurrentValue = value;
        Changed?.Invoke(value, null);
    }
}

internal static class SetOptions
{
    public static SetOptions<T> Of<T>(T value) => new(value);
}
