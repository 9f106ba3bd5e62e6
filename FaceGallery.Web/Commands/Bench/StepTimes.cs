using System.Collections.Concurrent;
using System.Diagnostics;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Commands.Bench;

/// <summary>
/// Adds up what each step of a photo's journey takes, from the indexer's traces, while it exists. What a step takes is its own: that of the steps within it is theirs.
/// </summary>
internal sealed class StepTimes : IDisposable
{
    private readonly ConcurrentDictionary<string, StepUse> _steps = new();
    private readonly ActivityListener _listener;

    public StepTimes()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.PropagationData,
            ActivityStarted = step => step.SetCustomProperty(nameof(RunningStep), new RunningStep()),
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public StepUse Of(string step) => _steps.GetValueOrDefault(step);

    public void Dispose() => _listener.Dispose();

    private static RunningStep? Running(Activity? step) => step?.GetCustomProperty(nameof(RunningStep)) as RunningStep;

    private void Add(Activity step)
    {
        if (Running(step) is { } running)
        {
            var all = running.End(step.Duration);
            Running(step.Parent)?.Contain(all);
            _steps.AddOrUpdate(step.OperationName, running.Own(all), (_, sum) => sum + running.Own(all));
        }
    }

    /// <summary>A step that has begun, and the sum of what was in it by now. Steps within it may run on several threads.</summary>
    private sealed class RunningStep
    {
        private readonly int _thread = Environment.CurrentManagedThreadId;
        private readonly TimeSpan _core = ThreadTime.Now();
        private readonly long _allocated = GC.GetAllocatedBytesForCurrentThread();
        private readonly Lock _lock = new();
        private StepUse _within;

        /// <summary>Time of a core and memory are known of a step that ends on the thread where it began.</summary>
        public StepUse End(TimeSpan elapsed) => Environment.CurrentManagedThreadId == _thread
            ? new(elapsed, ThreadTime.Now() - _core, GC.GetAllocatedBytesForCurrentThread() - _allocated)
            : new(elapsed, TimeSpan.Zero, 0);

        public void Contain(StepUse step)
        {
            lock (_lock)
            {
                _within += step;
            }
        }

        public StepUse Own(StepUse all) => all.Without(_within);
    }
}

/// <param name="Elapsed">By the clock.</param>
/// <param name="Core">Time that a core worked for it: what else the machine does is not in it, nor what was waited for.</param>
/// <param name="Allocated">Bytes that .NET allocated.</param>
internal readonly record struct StepUse(TimeSpan Elapsed, TimeSpan Core, long Allocated)
{
    public static StepUse operator +(StepUse one, StepUse other) => new(one.Elapsed + other.Elapsed, one.Core + other.Core, one.Allocated + other.Allocated);

    /// <summary>Less what was within it; never below nothing, should that have run beside it.</summary>
    public StepUse Without(StepUse within) => new(
        Most(Elapsed - within.Elapsed), Most(Core - within.Core), Math.Max(Allocated - within.Allocated, 0));

    private static TimeSpan Most(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;
}
