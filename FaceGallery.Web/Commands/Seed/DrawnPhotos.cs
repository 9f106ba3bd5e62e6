using System.Globalization;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Recognition;

namespace FaceGallery.Web.Commands.Seed;

/// <summary>
/// Drawn photos as files in an empty folder, with all that pages show of them. Many share a picture, so that a hundred thousand take little disk and a minute.
/// </summary>
internal sealed class DrawnPhotos
{
    private const int MaxScenes = 400;
    private const int PhotosOfDay = 40;

    private static readonly DateTime LastDay = new(2026, 11, 1, 18, 0, 0, DateTimeKind.Unspecified);

    private readonly string _root;
    private readonly RenditionStore _renditions;
    private readonly string _model;
    private readonly Random _random;
    private readonly List<(DrawnScene Scene, IReadOnlyList<string> Renditions, string File)> _scenes = [];

    /// <param name="root">The empty folder of the photos.</param>
    public DrawnPhotos(string root, SeedPlan plan, RenditionStore renditions, RecognitionEngine engine, CancellationToken cancellationToken)
    {
        (_root, _renditions, _model, _random) = (root, renditions, engine.EmbedderName, new Random(plan.Photos));
        var people = Enumerable.Range(0, plan.People).Select(number => new DrawnPerson(number, _random)).ToList();
        var mean = plan.Faces / (double)plan.Photos;
        for (var number = 0; number < Math.Min(plan.Photos, MaxScenes); number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(people.Count, (int)Math.Round(mean * (0.4 + (1.2 * _random.NextDouble()))));

            // Neighbours in the list are often in the same photo, as friends are.
            var start = _random.Next(people.Count);
            var scene = new DrawnScene([.. Enumerable.Range(0, count).Select(place => people[(start + place) % people.Count])], _random);
            var hash = HashOf(number);
            renditions.Write(hash, scene.Draw(), scene.Boxes);
            _scenes.Add((scene, renditions.FilesOf(hash), renditions.PathOf(hash, RenditionKind.Preview)!));
        }
    }

    public SeededPhoto Draw(int number)
    {
        var (scene, renditions, picture) = _scenes[number % _scenes.Count];
        var taken = LastDay.AddDays(-(number / PhotosOfDay * 3)).AddMinutes(_random.Next(300));
        var path = $"{taken:yyyy}/{taken:yyyy-MM-dd}/{number:000000}.jpg";
        var file = new FileInfo(Path.Combine(_root, path));
        file.Directory!.Create();
        using (var original = LibraryFiles.Anywhere().Open(picture))
        {
            HardLink.Create(original, file.FullName);
        }

        var hash = HashOf(MaxScenes + number);
        _renditions.Share(renditions, hash);
        return new SeededPhoto(
            path,
            file.Length,
            file.LastWriteTimeUtc,
            hash,
            new PhotoContent(scene.Width, scene.Height, RotationDegrees: 0, IsDamaged: false, taken, null, "Drawn", null, null, null, null),
            [.. scene.People.Zip(scene.Boxes, Analyse)],
            [.. scene.People.Select(person => person.Number)]);
    }

    /// <summary>Spread over the folders of renditions, as those of real photos are.</summary>
    private static string HashOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{number % 256:x2}{number:x30}");

    private AnalysedFace Analyse(DrawnPerson person, RelativeBox box) => new(
        new DetectedFace(box, DrawnScene.LandmarksOf(box), 0.95f),
        new FaceQuality(200, 300, 0, 0, FaceFlaws.None),
        person.Photographed(_model, _random));
}
