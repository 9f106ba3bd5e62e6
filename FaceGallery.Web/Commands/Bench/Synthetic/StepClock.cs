using System.Diagnostics;

namespace FaceGallery.Web.Commands.Bench.Synthetic;

/// <summary>Measures one step after the other.</summary>
internal sealed class StepClock
{
    private readonly List<SyntheticStep> _steps = [];

    public IReadOnlyList<SyntheticStep> Steps => _steps;

    public async Task<T> MeasureAsync<T>(string step, Func<Task<T>> work)
    {
        var (start, core) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = await work();
        Add(step, Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - core);
        return result;
    }

    public T Measure<T>(string step, Func<T> work)
    {
        var (start, core) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = work();
        Add(step, Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - core);
        return result;
    }

    public void Add(string step, TimeSpan elapsed, TimeSpan core) => _steps.Add(new SyntheticStep(step, Math.Round(elapsed.TotalSeconds, 4), Math.Round(core.TotalSeconds, 4)));
}
