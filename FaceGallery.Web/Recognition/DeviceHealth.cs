namespace FaceGallery.Web.Recognition;

/// <summary>Whether a device still computes. Safe to call from several threads at once.</summary>
/// <param name="onLost">Told once, with the reason, when it is given up.</param>
public sealed class DeviceHealth(Action<string> onLost)
{
    /// <summary>So many inputs one after the other that the CPU can compute and the device cannot: it is gone, and not the input's fault.</summary>
    public const int MaxFailures = 3;

    private int _inARow;
    private int _failures;
    private int _lost;

    public bool IsWell => Volatile.Read(ref _lost) == 0;

    /// <summary>In all.</summary>
    public int Failures => Volatile.Read(ref _failures);

    public void Succeeded() => Volatile.Write(ref _inARow, 0);

    /// <summary>It could not compute one input that the CPU could.</summary>
    public void Failed(string reason)
    {
        Interlocked.Increment(ref _failures);
        if (Interlocked.Increment(ref _inARow) >= MaxFailures && Interlocked.Exchange(ref _lost, 1) == 0)
        {
            onLost(reason);
        }
    }
}
