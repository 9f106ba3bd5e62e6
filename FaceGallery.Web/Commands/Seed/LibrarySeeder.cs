using System.Globalization;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Recognition;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Commands.Seed;

/// <summary>
/// Writes a made-up library: drawn photos into an empty folder, and a database in which they are indexed. Many photos share a picture, so that a hundred
/// thousand take little disk and a minute.
/// </summary>
internal sealed class LibrarySeeder(IDbContextFactory<FaceGalleryDbContext> contexts, RenditionStore renditions, RecognitionEngine engine)
{
    private const int MaxScenes = 400;
    private const int BatchSize = 1_000;
    private const int PhotosOfDay = 40;

    private static readonly DateTime LastDay = new(2026, 11, 1, 18, 0, 0, DateTimeKind.Unspecified);

    private static readonly string[] Names =
    [
        "Ada", "Ben", "Chloé", "大伟", "Emil", "Fatima", "Grace", "Hugo", "Ines", "Jonas", "Kofi", "Lena", "美玲", "Nils", "Olga", "Priya", "Quentin",
        "Rosa", "Sami", "Tove", "Uma", "Viktor", "Wanda", "Xavi", "Yara", "Zoë",
    ];

    /// <param name="root">The empty folder of the photos.</param>
    /// <param name="report">Called with the number of photos done so far.</param>
    public async Task SeedAsync(string root, SeedPlan plan, Action<int> report, CancellationToken cancellationToken)
    {
        var random = new Random(plan.Photos);
        var people = Enumerable.Range(0, plan.People).Select(number => new DrawnPerson(number, random)).ToList();
        var scenes = DrawScenes(root, plan, people, random, cancellationToken);
        var (rootId, personIds) = await AddPeopleAsync(root, plan, cancellationToken);
        var enrolled = new HashSet<int>();
        for (var first = 0; first < plan.Photos; first += BatchSize)
        {
            await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
            var held = new List<(PhotoFile File, Photo Photo)>();
            for (var number = first; number < Math.Min(first + BatchSize, plan.Photos); number++)
            {
                var (file, photo) = AddPhoto(context, root, rootId, number, scenes[number % scenes.Count], random);
                Enrol(context, photo, scenes[number % scenes.Count].Scene, personIds, enrolled);
                held.Add((file, photo));
            }

            await context.SaveChangesAsync(cancellationToken);
            held.ForEach(one => one.File.Hold(one.Photo.Id, one.File.ModifiedAt));
            await context.SaveChangesAsync(cancellationToken);
            report(Math.Min(first + BatchSize, plan.Photos));
        }

    }

    private List<(DrawnScene Scene, IReadOnlyList<string> Renditions, string File)> DrawScenes(
        string root, SeedPlan plan, List<DrawnPerson> people, Random random, CancellationToken cancellationToken)
    {
        var scenes = new List<(DrawnScene, IReadOnlyList<string>, string)>();
        var mean = plan.Faces / (double)plan.Photos;
        for (var number = 0; number < Math.Min(plan.Photos, MaxScenes); number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(people.Count, (int)Math.Round(mean * (0.4 + (1.2 * random.NextDouble()))));

            // Neighbours in the list are often in the same photo, as friends are.
            var start = random.Next(people.Count);
            var scene = new DrawnScene([.. Enumerable.Range(0, count).Select(place => people[(start + place) % people.Count])], random);
            var hash = HashOf(number);
            renditions.Write(hash, scene.Draw(), scene.Boxes);
            scenes.Add((scene, renditions.FilesOf(hash), renditions.PathOf(hash, RenditionKind.Preview)!));
        }

        return scenes;
    }

    private async Task<(int RootId, IReadOnlyList<int> PersonIds)> AddPeopleAsync(string root, SeedPlan plan, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var library = context.Roots.Add(new LibraryRoot { Path = root, Kind = RootKind.Photos }).Entity;
        var people = Enumerable.Range(0, plan.Named).Select(number => context.People.Add(Person.Named(NameOf(number))).Entity).ToList();
        await context.SaveChangesAsync(cancellationToken);
        return (library.Id, people.ConvertAll(person => person.Id));
    }

    /// <summary>Spread over the folders of renditions, as those of real photos are.</summary>
    private static string HashOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{number % 256:x2}{number:x30}");

    private static PersonName NameOf(int number)
    {
        var name = Names[number % Names.Length] + (number < Names.Length ? "" : $" {1 + (number / Names.Length)}");
        return PersonName.TryParse(name, out var parsed, out var problem) ? parsed : throw new InvalidOperationException(EnglishText.Of(problem));
    }

    private (PhotoFile File, Photo Photo) AddPhoto(
        FaceGalleryDbContext context, string root, int rootId, int number, (DrawnScene Scene, IReadOnlyList<string> Renditions, string File) drawn, Random random)
    {
        var taken = LastDay.AddDays(-(number / PhotosOfDay * 3)).AddMinutes(random.Next(300));
        var path = $"{taken:yyyy}/{taken:yyyy-MM-dd}/{number:000000}.jpg";
        var file = new FileInfo(Path.Combine(root, path));
        file.Directory!.Create();
        using (var original = LibraryFiles.Anywhere().Open(drawn.File))
        {
            HardLink.Create(original, file.FullName);
        }

        var hash = HashOf(MaxScenes + number);
        renditions.Share(drawn.Renditions, hash);
        var row = context.PhotoFiles.Add(new PhotoFile { RootId = rootId, Path = path }).Entity;
        row.Await(file.Length, file.LastWriteTimeUtc, DateTime.UnixEpoch);
        var photo = context.Photos.Add(Photo.Of(row)).Entity;
        photo.Succeed(
            hash,
            new PhotoContent(drawn.Scene.Width, drawn.Scene.Height, RotationDegrees: 0, IsDamaged: false, taken, null, "Drawn", null, null, null, null),
            [.. drawn.Scene.People.Zip(drawn.Scene.Boxes, (person, box) => Analyse(person, box, random))]);
        return (row, photo);
    }

    private AnalysedFace Analyse(DrawnPerson person, RelativeBox box, Random random) => new(
        new DetectedFace(box, DrawnScene.LandmarksOf(box), 0.95f),
        new FaceQuality(200, 300, 0, 0, FaceFlaws.None),
        person.Photographed(engine.EmbedderName, random));

    /// <summary>One face of each named person, as if the owner had named it; the others are the machine's to find.</summary>
    private static void Enrol(FaceGalleryDbContext context, Photo photo, DrawnScene scene, IReadOnlyList<int> personIds, HashSet<int> enrolled)
    {
        foreach (var (face, person) in photo.Faces.Zip(scene.People))
        {
            if (person.Number < personIds.Count && enrolled.Add(person.Number))
            {
                face.Name(personIds[person.Number]);
                context.Enrolments.Add(new Enrolment { Face = face, PersonId = personIds[person.Number] });
            }
        }
    }
}
