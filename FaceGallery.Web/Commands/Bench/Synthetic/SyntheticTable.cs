using System.Globalization;

namespace FaceGallery.Web.Commands.Bench.Synthetic;

/// <summary>The figures of <c>bench --synthetic</c> for a terminal.</summary>
internal static class SyntheticTable
{
    /// <param name="before">An earlier report; null for the figures alone.</param>
    public static async Task WriteAsync(TextWriter output, SyntheticReport figures, SyntheticReport? before)
    {
        var isCompared = before is not null;
        await output.WriteLineAsync(Invariant($"{figures.Photos} photos, {figures.Faces} faces, {figures.UnknownFaces} of them without a name; {figures.People} people. {figures.Processor}."));
        await output.WriteLineAsync();
        await output.WriteLineAsync($"{"Page, in ms",-24}{"queries",10}{"p95",10}{"favourite",10}{"cores",10}{"clock",10}{"p95",10}{"again p95",10}{"commands",10}{(isCompared ? $"{"before",12}{"ratio",8}" : "")}");
        foreach (var page in figures.Pages)
        {
            await output.WriteLineAsync(
                Invariant($"{page.Page,-24}{page.QueriesP50,10:0.0}{page.QueriesP95,10:0.0}{page.RemarkedQueriesP95,10:0.0}{page.CoreP50,10:0.0}{page.P50,10:0.0}{page.P95,10:0.0}{page.AgainP95,10:0.0}{page.Commands,10}")
                + Earlier(page.QueriesP95, before?.Pages.FirstOrDefault(other => other.Page == page.Page)?.QueriesP95));
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync($"{"Step, in s",-34}{"clock",10}{"cores",10}{(isCompared ? $"{"before",12}{"ratio",8}" : "")}");
        foreach (var step in figures.Steps)
        {
            var earlier = before?.Steps.FirstOrDefault(other => other.Step == step.Step);
            await output.WriteLineAsync(Invariant($"{step.Step,-34}{step.Seconds,10:0.000}{step.CoreSeconds,10:0.000}") + Earlier(step.Seconds, earlier?.Seconds));
        }

        await output.WriteLineAsync();
        await Line("Matching keeps", figures.MatchingMiB, before?.MatchingMiB);
        await Line("Memory, serving", figures.MemoryMiB, before?.MemoryMiB);
        await Line("Peak memory, serving", figures.PeakMemoryMiB, before?.PeakMemoryMiB);
        await Line("Database", figures.DatabaseMiB, before?.DatabaseMiB);

        Task Line(string what, double value, double? earlier) => output.WriteLineAsync(Invariant($"{what,-34}{value,10:0.0} MiB      ") + Earlier(value, earlier));
    }

    private static string Earlier(double value, double? earlier) =>
        earlier is null ? "" : Invariant($"{earlier,12:0.00}{(earlier > 0 ? value / earlier : null),8:0.00}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
