namespace FaceGallery.Web.Indexing;

/// <summary>Adds up the time that all workers spend in each stage. Safe to use from any thread.</summary>
public sealed class StageClock(TimeProvider time)
{
    private readonly long[] _ticks = new long[Enum.GetValues<Stage>().Length];

    /// <summary>Times until disposed.</summary>
    public Lap Start(Stage stage) => new(this, stage, time.GetTimestamp());

    public void Reset() => Array.Clear(_ticks);

    public IReadOnlyList<StageTime> Read() =>
        [.. Enum.GetValues<Stage>().Select(stage => new StageTime(stage.ToString().ToLowerInvariant(), new TimeSpan(Interlocked.Read(ref _ticks[(int)stage]))))];

    public readonly struct Lap(StageClock clock, Stage stage, long start) : IDisposable
    {
        public void Dispose() => Interlocked.Add(ref clock._ticks[(int)stage], clock.Elapsed(start).Ticks);
    }

    private TimeSpan Elapsed(long start) => time.GetElapsedTime(start);
}
