using System.CommandLine;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Settings;

namespace FaceGallery.Web.Commands;

/// <summary><c>models</c>: which weights, where from, under which licence, and whether they are there; or gets them.</summary>
public static class ModelsCommand
{
    private static readonly Option<string> Data = new("--data")
    {
        Description = "The data folder, whose folder 'models' holds the weights. Default: ./data.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Command Create()
    {
        var command = new Command("models", "List, verify or fetch the weights that recognition needs.") { Data };
        command.Add(SubCommand("list", "List the weights and where they come from.", (services, _) => Task.FromResult(List(services))));
        command.Add(SubCommand("verify", "Check them against their checksums; exit code 1 when any is missing.", (services, _) => Task.FromResult(Verify(services))));
        command.Add(SubCommand("fetch", "Download those that are missing.", FetchAsync));
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, (services, _) => Task.FromResult(List(services)), cancellationToken));
        return command;
    }

    private static Command SubCommand(string name, string description, Func<IServiceProvider, CancellationToken, Task<int>> action)
    {
        var command = new Command(name, description);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, action, cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(
        ParseResult parsed, Func<IServiceProvider, CancellationToken, Task<int>> action, CancellationToken cancellationToken) =>
        CommandErrors.ReportAsync(async () =>
        {
            var settings = new Dictionary<string, string?>();
            if (parsed.GetValue(Data) is { } data)
            {
                settings["Data:Folder"] = data;
            }

            await using var services = new ServiceCollection().AddRecognition(SettingsSources.Load(settings)).BuildServiceProvider();
            return await action(services, cancellationToken);
        });

    private static int List(IServiceProvider services)
    {
        var store = services.GetRequiredService<ModelStore>();
        foreach (var state in store.Wanted.Select(store.Find))
        {
            var model = state.Model;
            Console.WriteLine($"{model.Name}: {EnglishText.Of(model.Purpose)}");
            Console.WriteLine($"  file     {state.Path ?? $"missing; it belongs into {store.Folder}"}");
            Console.WriteLine($"  licence  {model.Licence}");
            Console.WriteLine($"  SHA-256  {model.Sha256}, {model.Size} bytes");
            Console.WriteLine($"  from     {model.Address}");
        }

        return ExitCodes.Done;
    }

    private static int Verify(IServiceProvider services)
    {
        var store = services.GetRequiredService<ModelStore>();
        foreach (var state in store.Wanted.Select(store.Find))
        {
            state.Ignored.Select(EnglishText.Of).ToList().ForEach(Console.Error.WriteLine);
            Console.WriteLine(state.Path is { } path ? $"{state.Model.Name}: right, {path}" : $"{state.Model.Name}: missing");
        }

        return store.Problems() is [_, ..] problems ? throw new CommandException(ExitCodes.CannotDo, string.Join(' ', problems.Select(EnglishText.Of))) : ExitCodes.Done;
    }

    private static async Task<int> FetchAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var downloader = services.GetRequiredService<ModelDownloader>();
        foreach (var model in services.GetRequiredService<ModelStore>().Wanted)
        {
            Console.WriteLine($"{model.Name}: {await downloader.FetchAsync(model, new DownloadProgress(), cancellationToken)}");
        }

        return ExitCodes.Done;
    }

    /// <summary>A line for every tenth of a file; written at once, so that lines keep their order.</summary>
    private sealed class DownloadProgress : IProgress<ModelDownloadProgress>
    {
        private long _tenth = -1;

        public void Report(ModelDownloadProgress value)
        {
            var tenth = 10 * value.Bytes / value.Model.Size;
            if (tenth != _tenth)
            {
                _tenth = tenth;
                Console.Error.WriteLine($"{value.Model.FileName}: {10 * tenth} % of {value.Model.Size} bytes from {value.Address}");
            }
        }
    }
}
