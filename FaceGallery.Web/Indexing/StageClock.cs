using System.Diagnostics;
using System.Diagnostics.Metrics;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Indexing;

/// <summary>Adds up the time that all workers spend in each stage, and tells monitors of each. Safe to use from any thread.</summary>
public sealed class StageClock(TimeProvider time, IMeterFactory meters)
{
    /// <summary>Seconds, from a hash to a match of a large library.</summary>
    private static readonly double[] Buckets = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];

    private readonly long[] _totals = new long[Enum.GetValues<Stage>().Length];
    private readonly long[] _ticks = new long[Enum.GetValues<Stage>().Length];

    private readonly Histogram<double> _durations = meters.Create(Telemetry.Name).CreateHistogram(
        "facegallery.indexing.stage.duration", "s", "Time of one photo, scan, write or match in a stage.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets });

    /// <summary>Times until disposed.</summary>
    public Lap Start(Stage stage) => new(this, stage, time.GetTimestamp(), Telemetry.Source.StartActivity(NameOf(stage)));

    public void Reset() => Array.Clear(_ticks);

    public IReadOnlyList<StageTime> Read() =>
        [.. Enum.GetValues<Stage>().Select(stage => new StageTime(NameOf(stage), new TimeSpan(Interlocked.Read(ref _ticks[(int)stage]))))];

    /// <summary>Time in a stage since the program started.</summary>
    public TimeSpan Total(Stage stage) => new(Interlocked.Read(ref _totals[(int)stage]));

    public readonly struct Lap(StageClock clock, Stage stage, long start, Activity? activity) : IDisposable
    {
        public void Dispose()
        {
            clock.Add(stage, start);
            activity?.Dispose();
        }
    }

    private static string NameOf(Stage stage) => stage.ToString().ToLowerInvariant();

    private void Add(Stage stage, long start)
    {
        var elapsed = time.GetElapsedTime(start);
        Interlocked.Add(ref _ticks[(int)stage], elapsed.Ticks);
        Interlocked.Add(ref _totals[(int)stage], elapsed.Ticks);
        _durations.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("stage", NameOf(stage)));
    }
}
