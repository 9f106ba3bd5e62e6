using System.CommandLine;
using FaceGallery.Web.Data;
using FaceGallery.Web.Settings;

namespace FaceGallery.Web.Commands.Seed;

/// <summary><c>seed</c>: a made-up library of drawn pictures, for trying things out and for measuring how it does with many.</summary>
public static class SeedCommand
{
    private static readonly Option<string> Photos = new("--photos") { Description = "An empty folder for the drawn photos.", HelpName = "DIR", Required = true };
    private static readonly Option<string> Data = new("--data") { Description = "An empty folder for the database and previews.", HelpName = "DIR", Required = true };
    private static readonly Option<int> Count = new("--count") { Description = "How many photos.", DefaultValueFactory = _ => 300 };
    private static readonly Option<int> Faces = new("--faces") { Description = "How many faces, about.", DefaultValueFactory = _ => 600 };
    private static readonly Option<int> People = new("--people") { Description = "How many different people are in them.", DefaultValueFactory = _ => 16 };
    private static readonly Option<int> Named = new("--named") { Description = "How many of them have a name.", DefaultValueFactory = _ => 8 };

    public static Command Create()
    {
        var command = new Command("seed", "Create a library of drawn pictures, for trying things out and for measuring.") { Photos, Data, Count, Faces, People, Named };
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(() => RunAsync(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var plan = new SeedPlan(parsed.GetValue(Count), parsed.GetValue(Faces), parsed.GetValue(People), parsed.GetValue(Named));
        if (plan is { Photos: < 1 } or { Faces: < 0 } or { People: < 1 } or { Named: < 0 } || plan.Named > plan.People)
        {
            throw new CommandException(ExitCodes.WrongUsage, "At least one photo and one person are needed, and no more names than people.");
        }

        var (photos, data) = (EmptyFolder(parsed.GetValue(Photos)!), EmptyFolder(parsed.GetValue(Data)!));
        FolderChecks.RefuseWithin("The data folder", data, photos);
        var configuration = SettingsSources.LoadWithoutLibrary(new Dictionary<string, string?> { ["Data:Folder"] = data });
        using var folder = DataFolder.Open(data);
        await using var services = await CommandServices.StartAsync(configuration, folder, cancellationToken);
        using (var progress = CommandProgress.OnStandardError())
        {
            var drawn = ActivatorUtilities.CreateInstance<DrawnPhotos>(services, photos, plan, cancellationToken);
            await ActivatorUtilities.CreateInstance<LibrarySeeder>(services).SeedAsync(photos, plan, drawn.Draw, done => progress.ShowPhotos(done, plan.Photos), cancellationToken);
        }

        await Console.Out.WriteLineAsync($"{plan.Photos} photos are in {photos}. See them with: serve --photos {photos} --data {data}");
        return ExitCodes.Done;
    }

    private static string EmptyFolder(string path)
    {
        var full = Path.GetFullPath(path);
        return Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any()
            ? throw new CommandException(ExitCodes.WrongUsage, $"{full} is not empty: give a new folder.")
            : Directory.CreateDirectory(full).FullName;
    }
}
