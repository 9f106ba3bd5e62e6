namespace FaceGallery.Web.Commands.Bench;

/// <summary>The figures of <c>bench</c>.</summary>
/// <param name="Stages">Seconds in each stage, all workers together.</param>
/// <param name="PeakMemoryMiB">The most memory that the process held at once (VmHWM).</param>
/// <param name="RenditionKiBPerPhoto">Disk used by thumbnails, previews and face crops, for each photo indexed.</param>
internal sealed record BenchReport(
    EngineReport Engine,
    int Photos,
    int Failed,
    int Faces,
    double Seconds,
    double PhotosPerSecond,
    IReadOnlyDictionary<string, double> Stages,
    double PeakMemoryMiB,
    double RenditionKiBPerPhoto);
