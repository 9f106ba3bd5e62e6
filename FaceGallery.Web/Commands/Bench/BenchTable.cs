using System.Globalization;

namespace FaceGallery.Web.Commands.Bench;

/// <summary>The figures of <c>bench</c> for a terminal.</summary>
internal static class BenchTable
{
    /// <param name="before">An earlier report; null for the figures alone.</param>
    public static async Task WriteAsync(TextWriter output, BenchReport figures, BenchReport? before)
    {
        var isCompared = before is not null;
        await output.WriteLineAsync();
        await output.WriteLineAsync($"{figures.Engine.Detector} and {figures.Engine.Embedder}, computed by {figures.Engine.Provider}");
        await output.WriteLineAsync($"{"Step, by itself",-24}{"ms a photo",12}{"ms a face",12}{"KiB a photo",12}{"share",8}{"of a core",12}{(isCompared ? $"{"before",12}{"ratio",8}" : "")}");
        foreach (var step in figures.Steps.Where(step => step.MillisecondsPerPhoto > 0))
        {
            var earlier = before?.Steps.FirstOrDefault(other => other.Step == step.Step);
            await output.WriteLineAsync(
                Invariant($"{step.Step,-24}{step.MillisecondsPerPhoto,12:0.00}{step.MillisecondsPerFace,12:0.00}")
                + Invariant($"{step.AllocatedKiBPerPhoto,12:0}{step.Share,8:0.0 %}{step.CoreMillisecondsPerPhoto,12:0.00}")
                + Earlier(step.CoreMillisecondsPerPhoto, earlier?.CoreMillisecondsPerPhoto));
        }

        await output.WriteLineAsync();
        await Line("Decoder and networks", figures.DecoderAndNetworksShare * 100, before?.DecoderAndNetworksShare * 100, "%");
        await Line("Photos a second", figures.PhotosPerSecond, before?.PhotosPerSecond, $"with {figures.Workers} at once");
        await Line("Processor", figures.ProcessorMillisecondsPerPhoto, before?.ProcessorMillisecondsPerPhoto, "ms a photo, of all cores");
        await Line("Allocated", figures.AllocatedKiBPerPhoto, before?.AllocatedKiBPerPhoto, "KiB a photo");
        await Line("Stopped to collect", figures.PausedSeconds, before?.PausedSeconds, "s in all");
        await Line("Peak memory", figures.PeakMemoryMiB, before?.PeakMemoryMiB, "MiB");
        await Line("Renditions", figures.RenditionKiBPerPhoto, before?.RenditionKiBPerPhoto, "KiB a photo");

        Task Line(string what, double value, double? earlier, string unit) =>
            output.WriteLineAsync(Invariant($"{what,-24}{value,12:0.00} {unit,-27}") + Earlier(value, earlier));
    }

    private static string Earlier(double value, double? earlier) =>
        earlier is null ? "" : Invariant($"{earlier,12:0.00}{(earlier > 0 ? value / earlier : null),8:0.00}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
