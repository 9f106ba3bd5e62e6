namespace FaceGallery.Web.Commands.Bench;

/// <summary>The figures of <c>bench</c>: other programs read them, so names and meaning of its fields stay.</summary>
/// <param name="Stages">Seconds in each stage, all workers together, that of the steps within it included.</param>
/// <param name="PeakMemoryMiB">The most memory that the process held at once (VmHWM).</param>
/// <param name="RenditionKiBPerPhoto">Disk used by thumbnails, previews and face crops, for each photo indexed.</param>
/// <param name="Workers">Photos worked on at once.</param>
/// <param name="ProcessorMillisecondsPerPhoto">Time of all cores that the process took, the system's included.</param>
/// <param name="AllocatedKiBPerPhoto">What .NET allocated.</param>
/// <param name="PausedSeconds">How long all threads stood still while .NET collected garbage.</param>
/// <param name="DecoderAndNetworksShare">Of the time of all steps, that within the decoder and the networks: 0–1.</param>
/// <param name="Steps">In the order of a photo's journey.</param>
internal sealed record BenchReport(
    EngineReport Engine,
    int Photos,
    int Failed,
    int Faces,
    double Seconds,
    double PhotosPerSecond,
    IReadOnlyDictionary<string, double> Stages,
    double PeakMemoryMiB,
    double RenditionKiBPerPhoto,
    int Workers,
    double ProcessorMillisecondsPerPhoto,
    double AllocatedKiBPerPhoto,
    double PausedSeconds,
    double DecoderAndNetworksShare,
    IReadOnlyList<BenchStep> Steps);

/// <summary>A step of a photo's journey, without the steps within it.</summary>
/// <param name="MillisecondsPerPhoto">By the clock.</param>
/// <param name="MillisecondsPerFace">By the clock; null where no face was found.</param>
/// <param name="CoreMillisecondsPerPhoto">Time that a core worked for it, where one thread did all of it.</param>
/// <param name="AllocatedKiBPerPhoto">What .NET allocated for it, likewise.</param>
/// <param name="Share">Of the time of all steps by the clock, 0–1.</param>
internal sealed record BenchStep(
    string Step, double MillisecondsPerPhoto, double? MillisecondsPerFace, double CoreMillisecondsPerPhoto, double AllocatedKiBPerPhoto, double Share);
