using System.CommandLine;
using FaceGallery.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace FaceGallery.Web.Commands.Serve;

/// <summary><c>serve</c>: the web app with the background indexer. What runs when no verb is given.</summary>
public static class ServeCommand
{
    public static Command Create() => WithOptions(new Command("serve", "Serve the web app and index in the background (the default)."));

    /// <summary>Makes the command serve: also used for the root, so that no verb means serve.</summary>
    public static T WithOptions<T>(T command)
        where T : Command
    {
        LibraryCommandOptions.AddTo(command);
        command.Options.Add(LibraryCommandOptions.Urls);
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(() => RunAsync(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        while (await ServeAsync(parsed, cancellationToken) && !cancellationToken.IsCancellationRequested)
        {
            // What it had open is of a database that another one may have taken the place of.
            SqliteConnection.ClearAllPools();
        }

        return ExitCodes.Done;
    }

    /// <returns>Whether it is to be begun anew.</returns>
    private static async Task<bool> ServeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var app = WebApp.Build(LibraryCommandOptions.Settings(parsed));
        await app.StartFaceGalleryAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return app.Services.GetRequiredService<AppRestart>().IsWanted;
    }
}
