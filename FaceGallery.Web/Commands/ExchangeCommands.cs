using System.CommandLine;
using System.Text.Json;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Data;
using FaceGallery.Web.Exchange;
using FaceGallery.Web.History;
using FaceGallery.Web.Library;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Commands;

/// <summary><c>export</c> and <c>import</c>: names as other programs read and write them. The app must not run meanwhile.</summary>
public static class ExchangeCommands
{
    /// <summary>Bytes of a file that is imported: some millions of faces.</summary>
    private const long LargestJson = 2L << 30;

    private static readonly Option<string> To = new("--to") { Description = "The folder, or the file, to write to.", HelpName = "PATH" };
    private static readonly Option<string> From = new("--from") { Description = "A folder of sidecars that \"export xmp\" wrote. Default: what lies in and beside the photos.", HelpName = "DIR" };
    private static readonly Option<bool> Beside = new("--beside-photos") { Description = "Write sidecars into the photo folders, beside each photo. The only command that writes there." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would be taken over, and change nothing." };
    private static readonly Argument<string> Folder = new("DIR") { Description = "An unpacked Google Takeout, or a part of it." };
    private static readonly Argument<string> File = new("FILE") { Description = "What \"export json\" wrote." };

    public static Command CreateExport()
    {
        var xmp = new Command("xmp", "Write names, captions, ratings, keywords, dates and places as XMP sidecars, which digiKam, Lightroom and exiftool read.") { To, Beside };
        LibraryCommandOptions.AddTo(xmp);
        xmp.SetAction((parsed, stop) => RunAsync(parsed, (services, configuration) => WriteXmpAsync(services, configuration, parsed.GetValue(To), parsed.GetValue(Beside), stop), stop));
        var json = new Command("json", "Write all that was said of people, faces and photos into one file.") { To };
        LibraryCommandOptions.AddTo(json);
        json.SetAction((parsed, stop) => RunAsync(parsed, (services, _) => WriteJsonAsync(services, parsed.GetValue(To), stop), stop));
        return new Command("export", "Write names and more for other programs. Stop the app first.") { xmp, json };
    }

    public static Command CreateImport()
    {
        var xmp = new Command("xmp", "Take over names, captions, ratings, keywords, dates and places that other programs wrote into photos and beside them. What was said in the app stays; one undo takes all back.") { From, DryRun };
        LibraryCommandOptions.AddTo(xmp);
        xmp.SetAction((parsed, stop) => RunAsync(parsed, (services, _) => ReadXmpAsync(services, parsed, stop), stop));
        var takeout = new Command("takeout", "Take over what a Google Takeout says of photos that the library has, and its albums.") { Folder, DryRun };
        LibraryCommandOptions.AddTo(takeout);
        takeout.SetAction((parsed, stop) => RunAsync(parsed, (services, _) => ReadTakeoutAsync(services, parsed, stop), stop));
        var json = new Command("json", "Take over what a file says that \"export json\" wrote.") { File, DryRun };
        LibraryCommandOptions.AddTo(json);
        json.SetAction((parsed, stop) => RunAsync(parsed, (services, _) => ReadJsonAsync(services, parsed, stop), stop));
        return new Command("import", "Take over names and more from other programs. Stop the app first, and let it index before.") { xmp, takeout, json };
    }

    private static Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, IConfiguration, Task> act, CancellationToken cancellationToken) => CommandErrors.ReportAsync(async () =>
    {
        var configuration = SettingsSources.Load(LibraryCommandOptions.Settings(parsed));
        using var folder = DataFolderSetting.Open(configuration);
        await using var services = await CommandServices.StartAsync(
            configuration, folder, cancellationToken, more => more.AddHistory().AddExchange().AddSingleton<IChangeAuthority, WhoeverHasTheFolder>());
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider, configuration);
        return ExitCodes.Done;
    });

    private static async Task WriteXmpAsync(IServiceProvider services, IConfiguration configuration, string? to, bool isBeside, CancellationToken cancellationToken)
    {
        if (isBeside == to is not null)
        {
            throw new CommandException(ExitCodes.WrongUsage, "Give a folder with --to, or --beside-photos to write into the photo folders.");
        }

        var library = configuration.GetSection(LibraryOptions.Section).Get<LibraryOptions>() ?? new LibraryOptions();
        foreach (var root in to is null ? [] : library.Photos.Append(library.People).OfType<string>().Where(root => root.Length > 0))
        {
            FolderChecks.RefuseWithin("The folder", Path.GetFullPath(to!), root);
        }

        using var progress = CommandProgress.OnStandardError();
        var exported = await services.GetRequiredService<XmpExport>().WriteAsync(to is null ? null : Path.GetFullPath(to), progress.ShowPhotos, cancellationToken);
        await Console.Out.WriteLineAsync(
            $"{exported.Written} sidecars were written.{(exported.LeftAlone > 0 ? $" {exported.LeftAlone} of other programs were left as they are." : "")}{(exported.Unread > 0 ? $" {exported.Unread} photos could not be read, and have none." : "")}");
    }

    private static async Task WriteJsonAsync(IServiceProvider services, string? to, CancellationToken cancellationToken)
    {
        if (to is null)
        {
            throw new CommandException(ExitCodes.WrongUsage, "Give a file with --to.");
        }

        JsonReport.RequirePlace(to);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var library = await LibraryJson.ReadAsync(services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>(), now, cancellationToken);
        await JsonReport.WriteAsync(to, library, cancellationToken);
        await Console.Out.WriteLineAsync($"{library.People.Count} people and {library.Photos.Count} photos were written to {to}.");
    }

    private static async Task ReadXmpAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var from = parsed.GetValue(From);
        RequireFolder(from);
        using var progress = CommandProgress.OnStandardError();
        var found = await services.GetRequiredService<WordsInFiles>().ReadAsync(from is null ? null : Path.GetFullPath(from), progress.ShowPhotos, cancellationToken);
        await ImportAsync(services, found, from ?? "XMP", parsed.GetValue(DryRun), cancellationToken);
    }

    private static async Task ReadTakeoutAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(Folder)!;
        RequireFolder(folder);
        using var progress = CommandProgress.OnStandardError();
        var found = await services.GetRequiredService<TakeoutFolder>().ReadAsync(Path.GetFullPath(folder), progress.ShowPhotos, cancellationToken);
        await ImportAsync(services, found, "Google Takeout", parsed.GetValue(DryRun), cancellationToken);
    }

    private static async Task ReadJsonAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetValue(File)!;
        var found = await (await ReadAsync(file, cancellationToken)).FindingsAsync(services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>(), cancellationToken);
        await ImportAsync(services, found, Path.GetFileName(file), parsed.GetValue(DryRun), cancellationToken);
    }

    private static void RequireFolder(string? folder)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new CommandException(ExitCodes.CannotDo, $"{folder} is no folder that can be reached.");
        }
    }

    private static async Task<LibraryJson> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = System.IO.File.OpenRead(file);
            var library = content.Length > LargestJson ? null : await JsonSerializer.DeserializeAsync<LibraryJson>(content, JsonReport.Options, cancellationToken);
            return library switch
            {
                null or { Format: not LibraryJson.TheFormat } or { Photos: null } => throw new CommandException(ExitCodes.CannotDo, $"{file} is no file that \"export json\" wrote."),
                { Version: > LibraryJson.TheVersion } => throw new CommandException(ExitCodes.CannotDo, $"{file} was written by a newer FaceGallery (format {library.Version}). Update FaceGallery first."),
                _ => library,
            };
        }
        catch (JsonException exception)
        {
            throw new CommandException(ExitCodes.CannotDo, $"{file} is no file that \"export json\" wrote: {exception.Message}");
        }
    }

    private static async Task ImportAsync(IServiceProvider services, Findings found, string source, bool isDry, CancellationToken cancellationToken)
    {
        var report = isDry
            ? await services.GetRequiredService<ImportPreview>().OfAsync(found, cancellationToken)
            : (await services.GetRequiredService<LibraryImport>().ImportAsync(found, source, progress: null, cancellationToken)).Report;
        foreach (var sentence in report.Sentences.Append(new Message(isDry ? "Import.Dry" : report.IsNothing ? "Import.Nothing" : "Import.Done")))
        {
            await Console.Out.WriteLineAsync(EnglishText.Of(sentence));
        }
    }
}
