using System.CommandLine;
using FaceGallery.Web.Commands.Bench.Synthetic;

namespace FaceGallery.Web.Commands.Bench;

/// <summary><c>bench</c>: indexes a folder, or makes up a library, in a data folder that is thrown away, and measures.</summary>
public static class BenchCommand
{
    private static readonly Option<string> Photos = new("--photos") { Description = "The folder of photos to measure with.", HelpName = "DIR" };

    private static readonly Option<int?> Synthetic = new("--synthetic")
    {
        Description = "Make up a library of so many photos, with three faces each, and measure matching, naming and every page with it.",
        HelpName = "N",
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Where the made-up library is put, and stays: the next run measures it as it is. Without it, a temporary folder.",
        HelpName = "DIR",
    };

    private static readonly Option<int?> Workers = new("--workers") { Description = "Photos worked on at once. Default: one for each core.", HelpName = "N" };

    private static readonly Option<string> Report = new("--report") { Description = "Where to write the figures, as JSON.", HelpName = "FILE.json" };

    private static readonly Option<string> Compare = new("--compare") { Description = "An earlier report, to be shown beside the figures.", HelpName = "OTHER.json" };

    public static Command Create()
    {
        var command = new Command("bench", "Measure how fast photos are indexed here, or how a large library does, and where the time goes.") { Photos, Synthetic, Data, Workers, Report, Compare };
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(() => RunAsync(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Report) is { } report)
        {
            JsonReport.RequirePlace(report);
        }

        switch (parsed.GetValue(Photos), parsed.GetValue(Synthetic))
        {
            case ({ } photos, null):
                await IndexAsync(Path.GetFullPath(photos), parsed, cancellationToken);
                return ExitCodes.Done;
            case (null, int count and > 0):
                await MakeUpAsync(count, parsed, cancellationToken);
                return ExitCodes.Done;
            default:
                throw new CommandException(ExitCodes.WrongUsage, "Say what to measure with: --photos DIR, or --synthetic N for a made-up library of N photos.");
        }
    }

    private static async Task IndexAsync(string photos, ParseResult parsed, CancellationToken cancellationToken)
    {
        FolderChecks.RequireReadable("The photos folder", photos);
        if (parsed.GetValue(Report) is { } report)
        {
            FolderChecks.RefuseWithin("The report", report, photos);
        }

        var before = await BeforeAsync<BenchReport>(parsed, cancellationToken);
        await WithinTemporaryFolderAsync(async place =>
        {
            FolderChecks.RefuseWithin("The temporary folder", place, photos);
            var figures = await new Benchmark(photos, parsed.GetValue(Workers), place).RunAsync(
                async (services, summary) =>
                {
                    await Console.Out.WriteSummaryAsync(summary);
                    await Console.Out.WriteProblemsAsync(services, summary, cancellationToken);
                },
                cancellationToken);
            await BenchTable.WriteAsync(Console.Out, figures, before);
            await WriteAsync(parsed, figures, cancellationToken);
        });
    }

    private static async Task MakeUpAsync(int photos, ParseResult parsed, CancellationToken cancellationToken)
    {
        var before = await BeforeAsync<SyntheticReport>(parsed, cancellationToken);
        await (parsed.GetValue(Data) is { } data ? MeasureAsync(Directory.CreateDirectory(data).FullName) : WithinTemporaryFolderAsync(MeasureAsync));

        async Task MeasureAsync(string place)
        {
            var figures = await new SyntheticBenchmark(photos, place).RunAsync(cancellationToken);
            await SyntheticTable.WriteAsync(Console.Out, figures, before);
            await WriteAsync(parsed, figures, cancellationToken);
        }
    }

    private static async Task<T?> BeforeAsync<T>(ParseResult parsed, CancellationToken cancellationToken)
        where T : class => parsed.GetValue(Compare) is { } other ? await JsonReport.ReadAsync<T>(other, cancellationToken) : null;

    private static async Task WriteAsync<T>(ParseResult parsed, T figures, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Report) is { } report)
        {
            await JsonReport.WriteAsync(report, figures, cancellationToken);
        }
    }

    private static async Task WithinTemporaryFolderAsync(Func<string, Task> work)
    {
        var place = Directory.CreateTempSubdirectory("facegallery-bench-");
        try
        {
            await work(place.FullName);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }
}
