using System.CommandLine;
using System.Text.Json;
using FaceGallery.Domain.Recognition;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Recognition.Evaluation;
using FaceGallery.Web.Settings;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Commands;

/// <summary><c>evaluate</c>: how well recognition does on photos whose truth is known.</summary>
public static class EvaluateCommand
{
    private static readonly Option<string> Photos = new("--photos")
    {
        Description = "The folder of the test photos.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string> Pairs = new("--pairs")
    {
        Description = "LFW's pairs.txt, or a CSV file_x,file_y,Yes|No.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string> Report = new("--report") { Description = "Write the result into this file, too.", HelpName = "FILE.json" };

    public static Command Create() => new("evaluate", "Measure recognition on photos whose truth is known.")
    {
        SubCommand("pairs", "Are two photos of one person?", [Photos, Pairs, Report], PairsAsync),
        SubCommand("identities", "One folder a person: naming by one portrait, and clustering.", [Photos, Report], IdentitiesAsync),
    };

    private static Command SubCommand<T>(
        string name, string description, Option[] options, Func<ParseResult, IServiceProvider, CancellationToken, Task<T>> evaluate)
    {
        var command = new Command(name, description);
        Array.ForEach(options, command.Add);
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(async () =>
        {
            FolderChecks.RequireReadable("The photos folder", parsed.GetValue(Photos)!);
            if (parsed.GetValue(Report) is { } place)
            {
                JsonReport.RequirePlace(place);
            }

            await using var services = Services();
            var result = await evaluate(parsed, services, cancellationToken);
            await WriteAsync(result, parsed.GetValue(Report), cancellationToken);
            return ExitCodes.Done;
        }));
        return command;
    }

    private static ServiceProvider Services()
    {
        var configuration = SettingsSources.Load(new Dictionary<string, string?>());
        return new ServiceCollection().AddImaging(configuration).AddRecognition(configuration).AddSingleton<PhotoFaces>().BuildServiceProvider();
    }

    private static async Task<PairsResult> PairsAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellationToken)
    {
        var (folder, file) = (parsed.GetValue(Photos)!, parsed.GetValue(Pairs)!);
        if (!File.Exists(file))
        {
            throw new CommandException(ExitCodes.CannotDo, $"The pairs file {file} does not exist, or cannot be reached.");
        }

        var pairs = await PairsFile.ReadAsync(file, cancellationToken);
        var photos = pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().ToList();
        if (photos.Find(photo => !File.Exists(Path.Combine(folder, photo))) is { } missing)
        {
            throw new CommandException(ExitCodes.CannotDo, $"{missing}, which {file} names, is not in {folder}.");
        }

        var faces = await AnalyzeAsync(services, folder, photos, cancellationToken);
        return PairsEvaluation.Evaluate(pairs, faces.ToDictionary(face => face.Key, face => face.Value?.Embedding));
    }

    private static async Task<IdentitiesResult> IdentitiesAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(Photos)!;
        var photos = Directory.EnumerateDirectories(folder).SelectMany(person => Directory.EnumerateFiles(person))
            .Where(photo => FileKinds.ByName(photo) == FileKind.Photo).Select(photo => Path.GetRelativePath(folder, photo)).ToList();
        if (photos.Count == 0)
        {
            throw new CommandException(ExitCodes.CannotDo, $"{folder} has no photos: one folder a person is expected in it, with that person's photos.");
        }

        var faces = await AnalyzeAsync(services, folder, photos, cancellationToken);
        var thresholds = services.GetRequiredService<IOptions<RecognitionThresholds>>().Value;
        return new IdentitiesEvaluation(thresholds).Evaluate(
            [.. from face in faces where face.Value is not null select new IdentifiedFace(Path.GetDirectoryName(face.Key)!, face.Key, face.Value)]);
    }

    private static async Task<IReadOnlyDictionary<string, AnalysedFace?>> AnalyzeAsync(
        IServiceProvider services, string folder, List<string> photos, CancellationToken cancellationToken)
    {
        using var progress = CommandProgress.OnStandardError();
        return await services.GetRequiredService<PhotoFaces>()
            .AnalyzeAsync(folder, photos, done => progress.ShowPhotos(done, photos.Count), cancellationToken);
    }

    private static async Task WriteAsync<T>(T result, string? report, CancellationToken cancellationToken)
    {
        Console.WriteLine(JsonSerializer.Serialize(result, JsonSerializerOptions.Web));
        if (report is not null)
        {
            await JsonReport.WriteAsync(report, result, cancellationToken);
        }
    }
}
