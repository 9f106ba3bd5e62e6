using System.CommandLine;
using FaceGallery.Web.Library;
using FaceGallery.Web.Settings;

namespace FaceGallery.Web.Commands;

/// <summary><c>index</c>: brings the server's database up to date once, and says how long it took.</summary>
public static class IndexCommand
{
    public static Command Create()
    {
        var command = new Command("index", "Index the photos once, without the web app, and exit.");
        LibraryCommandOptions.AddTo(command);
        command.Options.Add(LibraryCommandOptions.Deleted);
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(() => RunAsync(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = LibraryCommandOptions.Settings(parsed);
        if (parsed.GetValue(LibraryCommandOptions.Deleted))
        {
            settings["Indexing:AsksAboutLosses"] = "false";
        }

        var configuration = SettingsSources.Load(settings);
        var library = configuration.GetSection(LibraryOptions.Section).Get<LibraryOptions>() ?? new LibraryOptions();
        if (library.Photos.Count == 0)
        {
            throw new CommandException(ExitCodes.WrongUsage, "There is no photos folder to index: give one with --photos DIR.");
        }

        using var folder = DataFolderSetting.Open(configuration);
        await using var services = await CommandServices.StartAsync(configuration, folder, cancellationToken);
        var summary = await services.IndexAsync(cancellationToken);
        await Console.Out.WriteSummaryAsync(summary);
        await Console.Out.WriteStagesAsync(summary);
        await Console.Out.WriteProblemsAsync(services, summary, cancellationToken);
        return summary.OfflineRoots.Count > 0 ? ExitCodes.CannotDo : ExitCodes.Done;
    }
}
