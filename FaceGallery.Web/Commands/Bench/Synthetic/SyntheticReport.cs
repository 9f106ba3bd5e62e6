namespace FaceGallery.Web.Commands.Bench.Synthetic;

/// <summary>The figures of <c>bench --synthetic</c>: other programs read them, so names and meaning of its fields stay.</summary>
/// <param name="Processor">Its name and cores, as the system tells them.</param>
/// <param name="People">Who bear names.</param>
/// <param name="MemoryMiB">What the serving process holds after it named people and showed each page once.</param>
/// <param name="PeakMemoryMiB">The most that it held at once since its start.</param>
internal sealed record SyntheticReport(
    string Processor,
    int Photos,
    int Faces,
    int People,
    int UnknownFaces,
    double DatabaseMiB,
    double MemoryMiB,
    double PeakMemoryMiB,
    IReadOnlyList<SyntheticStep> Steps,
    IReadOnlyList<PageTimes> Pages)
{
    /// <summary>Vectors of faces, who resembles whom, and what speaks for whom: what stays in memory for matching.</summary>
    public double MatchingMiB { get; init; }
}

/// <param name="Seconds">By the clock.</param>
/// <param name="CoreSeconds">Time of all cores that the process took for it.</param>
internal sealed record SyntheticStep(string Step, double Seconds, double CoreSeconds);

/// <summary>What it takes to answer a page, in milliseconds: the slower half, and one in twenty.</summary>
/// <param name="QueriesP50">Time that a core works for the database, when the library has just changed and nothing that was read before holds.</param>
/// <param name="CoreP50">The same for all that the process does for the answer.</param>
/// <param name="P50">The whole answer then, by the clock.</param>
/// <param name="AgainP95">The whole answer, when nothing changed since the page was asked for last.</param>
/// <param name="Commands">Commands to the database, in the median.</param>
internal sealed record PageTimes(string Page, double QueriesP50, double QueriesP95, double CoreP50, double P50, double P95, double AgainP95, int Commands)
{
    /// <summary>As <see cref="QueriesP95"/>, when nothing changed but what is said of a photo: it was made a favourite.</summary>
    public double RemarkedQueriesP95 { get; init; }

    /// <summary>The command that takes longest, and its milliseconds in the median.</summary>
    public string SlowestCommand { get; init; } = "";

    public double SlowestP50 { get; init; }
}
