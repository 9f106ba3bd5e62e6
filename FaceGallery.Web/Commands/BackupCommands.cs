using System.CommandLine;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using FaceGallery.Web.Settings;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Commands;

/// <summary><c>backup</c>, <c>check</c> and <c>restore</c>: copies of the database, while the app runs, and the way back, while it does not.</summary>
public static class BackupCommands
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder. Default: ./data.", HelpName = "DIR" };
    private static readonly Option<string> To = new("--to") { Description = "A file or an existing folder. Default: the folder of the daily backups.", HelpName = "PATH" };
    private static readonly Argument<string> File = new("FILE") { Description = "A backup." };
    private static readonly Argument<string?> Any = new("FILE") { Description = "A backup. Default: the database and all backups.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Also where there is a library, which is put aside." };

    public static Command CreateBackup()
    {
        var command = new Command("backup", "Back up names, links, settings and keys into one file. The app may run.") { To, Data };
        command.SetAction((parsed, stop) => CommandErrors.ReportAsync(() => BackUpAsync(parsed.GetValue(To), Load(parsed), stop)));
        return command;
    }

    public static Command CreateCheck()
    {
        var command = new Command("check", "Check every page and every row of the database and its backups; exit code 1 when one is damaged. The app may run.") { Any, Data };
        command.SetAction((parsed, stop) => CommandErrors.ReportAsync(() => CheckAsync(parsed.GetValue(Any), Load(parsed), stop)));
        return command;
    }

    public static Command CreateRestore()
    {
        var command = new Command("restore", "Put a backup in the place of the database. Stop the app first.") { File, Replace, Data };
        command.SetAction((parsed, stop) => CommandErrors.ReportAsync(() => RestoreAsync(parsed.GetValue(File)!, parsed.GetValue(Replace), Load(parsed), stop)));
        return command;
    }

    private static IConfiguration Load(ParseResult parsed) =>
        SettingsSources.Load(parsed.GetValue(Data) is { } data ? new Dictionary<string, string?> { [DataFolder.Setting] = data } : []);

    private static Backups BackupsOf(IConfiguration configuration)
    {
        var options = configuration.GetSection(BackupOptions.Section).Get<BackupOptions>() ?? new BackupOptions();
        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        return new Backups(DataFolder.PathOf(configuration[DataFolder.Setting]), new FixedOptions<BackupOptions>(options), new FixedOptions<StorageOptions>(storage), TimeProvider.System);
    }

    private static async Task<int> BackUpAsync(string? to, IConfiguration configuration, CancellationToken cancellationToken)
    {
        PrivateFiles.MakeAll();
        using var backups = BackupsOf(configuration);
        var library = configuration.GetSection(LibraryOptions.Section).Get<LibraryOptions>() ?? new LibraryOptions();
        library.DataFolder = DataFolder.PathOf(configuration[DataFolder.Setting]);
        foreach (var root in library.AllRoots())
        {
            FolderChecks.RefuseWithin("The backup", Path.GetFullPath(to ?? backups.Folder), root.Path);
        }

        var target = to is null || Directory.Exists(to)
            ? Path.Combine(Path.GetFullPath(to ?? backups.Folder), Backups.NameOf(BackupReason.Asked, TimeProvider.System.GetUtcNow().UtcDateTime))
            : Path.GetFullPath(to);
        if (System.IO.File.Exists(target))
        {
            throw new CommandException(ExitCodes.WrongUsage, $"{target} is there already. Give another name.");
        }

        await Task.Run(() => backups.Make(target, cancellationToken), cancellationToken);
        await Console.Out.WriteLineAsync(target);
        return ExitCodes.Done;
    }

    private static async Task<int> CheckAsync(string? file, IConfiguration configuration, CancellationToken cancellationToken)
    {
        using var backups = BackupsOf(configuration);
        string[] files = file is not null ? [file] : [DataFolder.DatabaseIn(DataFolder.PathOf(configuration[DataFolder.Setting])), .. backups.List().Select(backup => backup.Path)];
        var damaged = 0;
        foreach (var path in files)
        {
            var flaw = System.IO.File.Exists(path) ? await Task.Run(() => DatabaseFile.Flaw(path, thorough: true, cancellationToken), cancellationToken) : "there is no such file";
            damaged += flaw is null ? 0 : 1;
            await Console.Out.WriteLineAsync(flaw is null ? $"✓ {path} is whole." : $"✗ {path}: {flaw}");
        }

        return damaged == 0 ? ExitCodes.Done : ExitCodes.CannotDo;
    }

    private static async Task<int> RestoreAsync(string file, bool replaces, IConfiguration configuration, CancellationToken cancellationToken)
    {
        using var folder = DataFolderSetting.Open(configuration);
        var backup = Path.GetFullPath(file);
        var (copy, contents) = await Task.Run(() => BackupRestore.Prepare(backup, folder, TimeProvider.System.GetUtcNow(), cancellationToken), cancellationToken);
        if (contents.Replaces && !replaces)
        {
            BackupRestore.Discard(copy);
            throw new DatabaseException(
                $"There is a library in {folder.Path} already, of {contents.PresentPhotos} photos and {contents.PresentPeople} people. "
                + (contents.IsAnother ? $"{backup} is of another one: no photo is in both. " : $"{contents.LaterChanges} changes and {contents.LaterLinks} links in it are not in the backup. ")
                + "To put the backup in its place, add --replace: what is there is put aside, and not deleted.");
        }

        BackupRestore.Demand(copy, folder);
        var aside = BackupRestore.Finish(folder);
        await Console.Out.WriteLineAsync($"{contents.Photos} photos and {contents.People} people are back in {folder.Path}. Start FaceGallery as usual.");
        if (contents.PresentPhotos >= 0)
        {
            await Console.Out.WriteLineAsync($"What was there before is in {aside}; delete it when all is well.{(contents.IsAnother ? " It was another library: no photo is in both." : "")}");
        }

        return ExitCodes.Done;
    }

    private sealed class FixedOptions<T>(T value) : IOptionsMonitor<T>
    {
        public T CurrentValue => value;

        public T Get(string? name) => value;

        public IDisposable? OnChange(Action<T, string?> listener) => null;
    }
}
