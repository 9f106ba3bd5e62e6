using System.CommandLine;
using System.Text.Json;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Settings;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Commands.Evaluate;

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

    private static readonly Option<string> Strangers = new("--strangers")
    {
        Description = "A folder of further photos, one folder per group, each photo of a different person.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string> Crowds = new("--crowds")
    {
        Description = "A folder of photos with many people, of whom some may return.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string> Report = new("--report") { Description = "Write the result into this file, too.", HelpName = "FILE.json" };

    public static Command Create() => new("evaluate", "Measure recognition on photos whose truth is known.")
    {
        SubCommand("pairs", "Are two photos of one person?", [Photos, Pairs, Report], PairsAsync),
        SubCommand("identities", "One folder per person: naming by one portrait, and clustering.", [Photos, Report], IdentitiesAsync),
        SubCommand("strangers", "One folder per group, each photo of a different person: who is taken for whom.", [Photos, Report], StrangersAsync),
        SubCommand("calibrate", "One folder per person: a model's thresholds at stated rates of false matches.", [Photos, Report], CalibrateAsync),
        SubCommand("examples", "Poor faces that a human names, each enrolled alone: who would get the name.", [Photos, Crowds, Report], ExamplesAsync),
        SubCommand("commonness", "Fit again what all faces have in common, which is subtracted from similarities.", [Photos, Strangers, Crowds, Report], CommonnessAsync),
    };

    private static Command SubCommand<T>(
        string name, string description, Option[] options, Func<ParseResult, IServiceProvider, CancellationToken, Task<T>> evaluate)
    {
        var command = new Command(name, description);
        Array.ForEach(options, command.Add);
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(async () =>
        {
            foreach (var folder in options.OfType<Option<string>>().Where(option => option.HelpName == "DIR"))
            {
                FolderChecks.RequireReadable($"The folder of {folder.Name}", parsed.GetValue(folder)!);
            }

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

    private static async Task<IdentitiesResult> IdentitiesAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellationToken) =>
        new IdentitiesEvaluation(Thresholds(services)).Evaluate(
            await ByFolderAsync(services, parsed.GetValue(Photos)!, "one folder a person is expected in it, with that person's photos", cancellationToken));

    private static async Task<StrangersResult> StrangersAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellationToken) =>
        new StrangersEvaluation(Thresholds(services)).Evaluate(
            await ByFolderAsync(services, parsed.GetValue(Photos)!, "one folder a group is expected in it, with a photo a person", cancellationToken));

    private static async Task<ThresholdsResult> CalibrateAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellationToken) =>
        ThresholdsEvaluation.Evaluate(await ByFolderAsync(services, parsed.GetValue(Photos)!, "one folder a person is expected in it, with that person's photos", cancellationToken));

    private static async Task<CommonnessResult> CommonnessAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellationToken)
    {
        var people = await ByFolderAsync(services, parsed.GetValue(Photos)!, "one folder a person is expected in it", cancellationToken);
        var strangers = await ByFolderAsync(services, parsed.GetValue(Strangers)!, "one folder a group is expected in it", cancellationToken);
        var faces = await CrowdsAsync(services, parsed.GetValue(Crowds)!, cancellationToken);
        return CommonnessFit.Fit(
        [
            .. from face in people where face.Face.Quality.IsUsable select new StrangerFace(face.Person, face.Photo, face.Face.Embedding, null, true, false),
            .. from face in strangers where face.Face.Quality.IsUsable select new StrangerFace(face.Photo, face.Photo, face.Face.Embedding, face.Person, false, false),
            .. from photo in faces.OrderBy(photo => photo.Key, StringComparer.Ordinal)
               from face in photo.Value
               where face.Quality.IsUsable
               select new StrangerFace(photo.Key, photo.Key, face.Embedding, null, false, true),
        ],
        Thresholds(services).MinMatchSimilarity);
    }

    private static async Task<ExamplesResult> ExamplesAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellationToken)
    {
        var people = await ByFolderAsync(services, parsed.GetValue(Photos)!, "one folder a person is expected in it", cancellationToken);
        var crowds = await CrowdsAsync(services, parsed.GetValue(Crowds)!, cancellationToken);
        return new ExamplesEvaluation(Thresholds(services)).Evaluate(
        [
            .. from face in people select new ExampleFace(face.Person, face.Photo, face.Face),
            .. from photo in crowds from face in photo.Value select new ExampleFace(null, photo.Key, face),
        ]);
    }

    /// <summary>All faces of each photo.</summary>
    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<AnalysedFace>>> CrowdsAsync(
        IServiceProvider services, string folder, CancellationToken cancellationToken)
    {
        var photos = new FolderWalk(LibraryFiles.Anywhere(), folder, RootKind.Photos).Photos().Select(photo => photo.Path).ToList();
        using var progress = CommandProgress.OnStandardError();
        return await services.GetRequiredService<PhotoFaces>()
            .AnalyzeAllAsync(folder, photos, done => progress.ShowPhotos(done, photos.Count), cancellationToken);
    }

    private static RecognitionThresholds Thresholds(IServiceProvider services) =>
        services.GetRequiredService<RecognitionEngine>().ThresholdsOf(services.GetRequiredService<IOptions<RecognitionThresholds>>().Value);

    /// <summary>The central face of each photo, with the folder that it is in.</summary>
    private static async Task<IReadOnlyList<IdentifiedFace>> ByFolderAsync(
        IServiceProvider services, string folder, string expected, CancellationToken cancellationToken)
    {
        var photos = Directory.EnumerateDirectories(folder).SelectMany(PhotosIn).Select(photo => Path.GetRelativePath(folder, photo)).ToList();
        if (photos.Count == 0)
        {
            throw new CommandException(ExitCodes.CannotDo, $"{folder} has no photos: {expected}.");
        }

        var faces = await AnalyzeAsync(services, folder, photos, cancellationToken);
        return
        [
            .. from face in faces.OrderBy(face => face.Key, StringComparer.Ordinal)
               where face.Value is not null
               select new IdentifiedFace(Path.GetDirectoryName(face.Key)!, face.Key, face.Value),
        ];
    }

    private static IEnumerable<string> PhotosIn(string person) => new FolderWalk(LibraryFiles.Anywhere(), person, RootKind.Photos).Photos()
        .Where(photo => !photo.Path.Contains('/'))
        .Select(photo => Path.Combine(person, photo.Path));

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
