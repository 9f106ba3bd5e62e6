using System.Globalization;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Commands.Seed;

namespace FaceGallery.Web.Commands.Bench.Synthetic;

/// <summary>
/// Photos that are rows only, with faces as a household's library has them: three a photo, a few people in very many and many in a few (Zipf's law), and three faces in ten of
/// passers-by who are in one photo. The same number of photos is always the same library.
/// </summary>
internal sealed class SyntheticPhotos(int photos, string model)
{
    private const int PhotosOfDay = 40;
    private const int PhotosOfPerson = 100;
    private const int FewestPeople = 10;

    /// <summary>Of ten faces one is too poor to be named, and three are of passers-by.</summary>
    private const int OneIn = 10;

    private const int PassersBy = 3;

    /// <summary>Of twelve photos the last two show the same: a burst.</summary>
    private const int Burst = 12;

    private static readonly DateTime LastDay = new(2026, 11, 1, 18, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Three on average.</summary>
    private static readonly int[] FacesOfPhoto = [0, 1, 1, 1, 2, 2, 3, 4, 6, 10];

    private static readonly string[] Cameras = ["Drawn 1", "Drawn 2", "Drawn 3", "Drawn 4", "Drawn 5"];

    private readonly Random _random = new(photos);
    private readonly List<DrawnPerson> _people = [];
    private readonly List<double> _reach = [];
    private PictureHash _look;

    /// <summary>A fifth of the people bear names, each known by a dozen faces.</summary>
    public static SeedPlan PlanOf(int photos)
    {
        var people = Math.Max(FewestPeople, photos / PhotosOfPerson);
        return new SeedPlan(photos, (int)(photos * FacesOfPhoto.Average()), people, people / 5, Enrolled: 12);
    }

    public SeededPhoto Draw(int number)
    {
        AddPeople();
        var people = Together(FacesOfPhoto[_random.Next(FacesOfPhoto.Length)]);
        var isSame = number % Burst == Burst - 1;
        var day = LastDay.AddDays(-(number / PhotosOfDay * 3));
        var taken = isSame ? day.AddSeconds((number % PhotosOfDay * 7 * 60) - (7 * 60) + 1) : day.AddMinutes(number % PhotosOfDay * 7);
        _look = isSame ? _look : new PictureHash(_random.NextInt64());
        return new SeededPhoto(
            $"{taken:yyyy}/{taken:yyyy-MM-dd}/{number:0000000}.jpg",
            3_000_000 + _random.Next(1_000_000),
            DateTime.SpecifyKind(taken, DateTimeKind.Utc),
            string.Create(CultureInfo.InvariantCulture, $"{number % 256:x2}{number:x30}"),
            new PhotoContent(4032, 3024, RotationDegrees: 0, IsDamaged: false, taken, null, Cameras[_random.Next(Cameras.Length)], null, null, _random.Next(0x1000000), _look),
            [.. people.Select((person, place) => Analyse(person, place, people.Count))],
            [.. people.Select(person => person.Number)]);
    }

    private void AddPeople()
    {
        for (var number = _people.Count; number < PlanOf(photos).People; number++)
        {
            _people.Add(new DrawnPerson(number, _random));
            _reach.Add((_reach.Count == 0 ? 0 : _reach[^1]) + (1.0 / (number + 1)));
        }
    }

    /// <summary>Nobody is twice in a photo.</summary>
    private List<DrawnPerson> Together(int count)
    {
        var people = new HashSet<DrawnPerson>();
        while (people.Count < Math.Min(count, FewestPeople))
        {
            people.Add(_random.Next(OneIn) < PassersBy ? new DrawnPerson(int.MaxValue, _random) : Somebody());
        }

        return [.. people];
    }

    private DrawnPerson Somebody()
    {
        var place = _reach.BinarySearch(_random.NextDouble() * _reach[^1]);
        return _people[Math.Min(place < 0 ? ~place : place, _people.Count - 1)];
    }

    private AnalysedFace Analyse(DrawnPerson person, int place, int count)
    {
        var box = new RelativeBox((place + 0.2f) / count, 0.3f, 0.6f / count, 0.8f / count);
        var isPoor = _random.Next(OneIn) == 0;
        return new AnalysedFace(
            new DetectedFace(box, DrawnScene.LandmarksOf(box), 0.95f),
            new FaceQuality(isPoor ? 12 : 60 + _random.Next(140), isPoor ? 5 : 300, 0, 0, isPoor ? FaceFlaws.TooSmall : FaceFlaws.None),
            person.Photographed(model, _random));
    }
}
