using System.CommandLine;

namespace FaceGallery.Web.Commands.Serve;

/// <summary><c>serve</c>: the web app with the background indexer. What runs when no verb is given.</summary>
public static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "The addresses to listen on. Default: http://localhost:8080, this machine only.",
        HelpName = "URL",
    };

    public static Command Create() => WithOptions(new Command("serve", "Serve the web app and index in the background (the default)."));

    /// <summary>Makes the command serve: also used for the root, so that no verb means serve.</summary>
    public static T WithOptions<T>(T command)
        where T : Command
    {
        LibraryCommandOptions.AddTo(command);
        command.Options.Add(Urls);
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(() => RunAsync(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = LibraryCommandOptions.Settings(parsed);
        if (parsed.GetValue(Urls) is { } urls)
        {
            settings["urls"] = urls;
        }

        await using var app = WebApp.Build(settings);
        await app.StartFaceGalleryAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCodes.Done;
    }
}
