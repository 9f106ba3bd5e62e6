using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Localisation;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Commands.Seed;

/// <summary>Writes a made-up library into an empty database, as if its photos had been read and some people in them named.</summary>
internal sealed class LibrarySeeder(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    private const int BatchSize = 1_000;

    private static readonly string[] Names =
    [
        "Ada", "Ben", "Chloé", "大伟", "Emil", "Fatima", "Grace", "Hugo", "Ines", "Jonas", "Kofi", "Lena", "美玲", "Nils", "Olga", "Priya", "Quentin",
        "Rosa", "Sami", "Tove", "Uma", "Viktor", "Wanda", "Xavi", "Yara", "Zoë",
    ];

    /// <param name="root">The folder of the photos.</param>
    /// <param name="draw">Makes the photo of each number, from 0 on; it is called once for each, in their order.</param>
    /// <param name="report">Called with the number of photos done so far.</param>
    public async Task SeedAsync(string root, SeedPlan plan, Func<int, SeededPhoto> draw, Action<int> report, CancellationToken cancellationToken)
    {
        var (rootId, personIds) = await AddPeopleAsync(root, plan, cancellationToken);
        var enrolled = new int[plan.Named];
        for (var first = 0; first < plan.Photos; first += BatchSize)
        {
            await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
            var held = new List<(PhotoFile File, Photo Photo)>();
            for (var number = first; number < Math.Min(first + BatchSize, plan.Photos); number++)
            {
                var drawn = draw(number);
                var added = AddPhoto(context, rootId, drawn);
                Enrol(context, added.Photo, drawn, personIds, enrolled, plan.Enrolled);
                held.Add(added);
            }

            await context.SaveChangesAsync(cancellationToken);
            held.ForEach(one => one.File.Hold(one.Photo.Id, one.File.ModifiedAt));
            await context.SaveChangesAsync(cancellationToken);
            report(Math.Min(first + BatchSize, plan.Photos));
        }
    }

    private async Task<(int RootId, IReadOnlyList<int> PersonIds)> AddPeopleAsync(string root, SeedPlan plan, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var library = context.Roots.Add(new LibraryRoot { Path = root, Kind = RootKind.Photos }).Entity;
        var people = Enumerable.Range(0, plan.Named).Select(number => context.People.Add(Person.Named(NameOf(number))).Entity).ToList();
        await context.SaveChangesAsync(cancellationToken);
        return (library.Id, people.ConvertAll(person => person.Id));
    }

    private static PersonName NameOf(int number)
    {
        var name = Names[number % Names.Length] + (number < Names.Length ? "" : $" {1 + (number / Names.Length)}");
        return PersonName.TryParse(name, out var parsed, out var problem) ? parsed : throw new InvalidOperationException(EnglishText.Of(problem));
    }

    private static (PhotoFile File, Photo Photo) AddPhoto(FaceGalleryDbContext context, int rootId, SeededPhoto drawn)
    {
        var row = context.PhotoFiles.Add(new PhotoFile { RootId = rootId, Path = drawn.Path }).Entity;
        row.Await(drawn.Size, drawn.ModifiedAt, DateTime.UnixEpoch);
        var photo = context.Photos.Add(Photo.Of(row)).Entity;
        photo.Succeed(drawn.Hash, drawn.Content, drawn.Faces);
        return (row, photo);
    }

    /// <summary>The first faces of each named person, as if the owner had named them; the others are the machine's to find.</summary>
    private static void Enrol(FaceGalleryDbContext context, Photo photo, SeededPhoto drawn, IReadOnlyList<int> personIds, int[] enrolled, int most)
    {
        foreach (var (face, person) in photo.Faces.Zip(drawn.People))
        {
            if (person < personIds.Count && face.Quality.IsExample && enrolled[person]++ < most)
            {
                face.Name(personIds[person]);
                context.Enrolments.Add(new Enrolment { Face = face, PersonId = personIds[person] });
            }
        }
    }
}
