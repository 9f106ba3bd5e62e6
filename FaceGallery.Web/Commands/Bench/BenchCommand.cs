using System.CommandLine;

namespace FaceGallery.Web.Commands.Bench;

/// <summary><c>bench</c>: indexes a folder into a data folder that is thrown away, and measures.</summary>
public static class BenchCommand
{
    private static readonly Option<string> Photos = new("--photos") { Description = "The folder of photos to measure with.", HelpName = "DIR", Required = true };

    private static readonly Option<int?> Workers = new("--workers") { Description = "Photos worked on at once. Default: one for each core.", HelpName = "N" };

    private static readonly Option<string> Report = new("--report") { Description = "Where to write the figures, as JSON.", HelpName = "FILE.json" };

    private static readonly Option<string> Compare = new("--compare") { Description = "An earlier report, to be shown beside the figures.", HelpName = "OTHER.json" };

    public static Command Create()
    {
        var command = new Command("bench", "Measure how fast photos are indexed here, and where the time goes.") { Photos, Workers, Report, Compare };
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(() => RunAsync(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (photos, report) = (Path.GetFullPath(parsed.GetRequiredValue(Photos)), parsed.GetValue(Report));
        FolderChecks.RequireReadable("The photos folder", photos);
        if (report is not null)
        {
            FolderChecks.RefuseWithin("The report", report, photos);
            JsonReport.RequirePlace(report);
        }

        var before = parsed.GetValue(Compare) is { } other ? await JsonReport.ReadAsync<BenchReport>(other, cancellationToken) : null;
        var place = Directory.CreateTempSubdirectory("facegallery-bench-");
        try
        {
            FolderChecks.RefuseWithin("The temporary folder", place.FullName, photos);
            var figures = await new Benchmark(photos, parsed.GetValue(Workers), place.FullName).RunAsync(
                async (services, summary) =>
                {
                    await Console.Out.WriteSummaryAsync(summary);
                    await Console.Out.WriteProblemsAsync(services, summary, cancellationToken);
                },
                cancellationToken);
            await BenchTable.WriteAsync(Console.Out, figures, before);
            if (report is not null)
            {
                await JsonReport.WriteAsync(report, figures, cancellationToken);
            }

            return ExitCodes.Done;
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }
}
