namespace FaceGallery.Domain.Matching;

/// <summary>
/// As many threads as there are cores. Without a bound .NET adds threads to a loop for as long as it lasts: on a busy server of two cores there were 95,
/// each with buffers of its own, and every page waited behind them.
/// </summary>
internal static class AllCores
{
    public static ParallelOptions Until(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
}
