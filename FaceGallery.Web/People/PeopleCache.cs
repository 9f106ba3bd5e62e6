using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>All people with what lists show. Read once and kept until the library changes.</summary>
public sealed class PeopleCache(IDbContextFactory<FaceGalleryDbContext> contexts, NamedFaces namedFaces, LibraryEvents events)
{
    /// <summary>So many of a person's best faces are looked at for a smile.</summary>
    private const int MostLookedAt = 6;

    /// <summary>From here on nearly all frontal faces smile: see <see cref="FaceLandmarks.SmileIn"/>.</summary>
    private const float LeastSmile = 0.925f;

    private const float MostYaw = 0.35f;

    private readonly VersionedCache<IReadOnlyList<PersonCard>> _cards = new(events, LibraryTopics.Who, cancellationToken => ReadAsync(contexts, namedFaces, cancellationToken));

    /// <summary>Hidden and private ones included, in no order.</summary>
    public Task<IReadOnlyList<PersonCard>> ListAsync(CancellationToken cancellationToken) => _cards.GetAsync(cancellationToken);

    public async Task<PersonCard?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var named = await NamedFaces.OfAsync(context, id, cancellationToken);
        return (await CardsAsync(context, context.People.Where(person => person.Id == id), named, cancellationToken)).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<PersonCard>> ReadAsync(IDbContextFactory<FaceGalleryDbContext> contexts, NamedFaces namedFaces, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await CardsAsync(context, context.People, await namedFaces.ListAsync(cancellationToken), cancellationToken);
    }

    /// <param name="named">All faces of the wanted, person by person and photo by photo.</param>
    private static async Task<List<PersonCard>> CardsAsync(FaceGalleryDbContext context, IQueryable<Person> wanted, IReadOnlyList<NamedFace> named, CancellationToken cancellationToken)
    {
        var people = await wanted
            .Select(person => new
            {
                Person = person,
                Chosen = context.Faces.Where(face => face.Id == person.CoverFaceId && !face.IsNotAFace)
                    .Where(face => face.PersonId == person.Id || context.Enrolments.Any(own => own.FaceId == face.Id && own.PersonId == person.Id))
                    .Select(face => (int?)face.Id).FirstOrDefault(),
            })
            .AsNoTracking().ToListAsync(cancellationToken);

        // Those in photos that albums show are named.
        var enrolled = await NamedFaces.ReadAsync(
            context,
            from face in context.OtherFaces
            join enrolment in context.Enrolments on face.Id equals enrolment.FaceId
            where wanted.Any(person => person.Id == enrolment.PersonId)
            join photo in context.Photos on face.PhotoId equals photo.Id
            orderby enrolment.PersonId, face.PhotoId
            select new { enrolment.PersonId, face.PhotoId, face.Id, Points = face.CoverPoints + (photo.Kind == RootKind.People ? 1 : 0) },
            cancellationToken);
        var (counts, examples) = (BestOf(named), BestOf(enrolled));
        IReadOnlyList<int> BestOfPerson(int id) => (counts.GetValueOrDefault(id), examples.GetValueOrDefault(id)) switch
        {
            (null, var example) => example?.FaceIds ?? [],
            ({ } found, null) => found.FaceIds,
            ({ } found, { } example) => found.Points > example.Points ? found.FaceIds : found.Points < example.Points ? example.FaceIds : [.. found.FaceIds.Union(example.FaceIds)],
        };

        var candidates = people.ToDictionary(row => row.Person.Id, row => row.Chosen is { } chosen ? [chosen] : BestOfPerson(row.Person.Id));
        var faceIds = candidates.Values.SelectMany(ids => ids).ToList();
        var looked = await context.Faces.Where(face => EF.Parameter(faceIds).Contains(face.Id))
            .Select(face => new Looked(face.Id, face.Landmarks, face.Quality.Yaw, face.Photo!.Width, face.Photo.Height, face.Photo.OwnerRotationDegrees, face.Photo.Version, face.Photo.IsHidden))
            .ToDictionaryAsync(face => face.Id, cancellationToken);
        var covers = candidates.ToDictionary(person => person.Key, person => CoverOf(person.Value.Where(looked.ContainsKey).Select(id => looked[id])));
        return
        [
            .. from row in people
               let count = counts.GetValueOrDefault(row.Person.Id)
               let cover = covers[row.Person.Id]
               select CardOf(row.Person, count?.Photos ?? 0, count?.Faces ?? 0, cover?.Id, cover?.Version) with { IsCoverHidden = cover?.IsHidden == true },
        ];
    }

    /// <summary>
    /// Faces by which everybody knows each person: see <see cref="Face.CoverPoints"/>. A portrait that somebody put among the people is a point better; of equals, one that smiles, and otherwise the first that was found (see <see cref="CoverOf"/>).
    /// </summary>
    /// <param name="faces">Person by person, and photo by photo.</param>
    private static Dictionary<int, Best> BestOf(IReadOnlyList<NamedFace> faces)
    {
        var people = new Dictionary<int, Best>();
        Best? best = null;
        var last = default(NamedFace);
        foreach (var face in faces)
        {
            if (best is null || face.PersonId != last.PersonId)
            {
                people.Add(face.PersonId, best = new Best());
            }

            best.Add(face, isAnotherPhoto: best.Faces == 0 || face.PhotoId != last.PhotoId);
            last = face;
        }

        return people;
    }

    /// <summary>Of equals the first that smiles, or else the first that was found; null where there is none.</summary>
    private static Looked? CoverOf(IEnumerable<Looked> faces) => faces.OrderByDescending(face => face.IsSmiling).ThenBy(face => face.Id).FirstOrDefault();

    private static PersonCard CardOf(Person person, int photos, int faces, int? cover, string? version) =>
        new(person.Id, person.Name, photos, faces, cover, version) { IsHidden = person.IsHidden, IsPrivate = person.IsPrivate, Birthday = person.Birthday };

    /// <summary>What is counted of a person, and the first of the faces that have as many points as any.</summary>
    private sealed class Best
    {
        public int Faces { get; private set; }

        public int Photos { get; private set; }

        public int Points { get; private set; } = -1;

        public List<int> FaceIds { get; } = [];

        public void Add(NamedFace face, bool isAnotherPhoto)
        {
            Faces++;
            Photos += isAnotherPhoto ? 1 : 0;
            if (face.Points > Points)
            {
                Points = face.Points;
                FaceIds.Clear();
            }

            if (face.Points == Points && FaceIds.Count < MostLookedAt)
            {
                FaceIds.Add(face.FaceId);
            }
        }
    }

    private sealed record Looked(int Id, FaceLandmarks Landmarks, float Yaw, int Width, int Height, int OwnerRotationDegrees, string? Version, bool IsHidden)
    {
        public bool IsSmiling => Math.Abs(Yaw) < MostYaw
            && (OwnerRotationDegrees % 180 == 0 ? Landmarks.SmileIn(Width, Height) : Landmarks.SmileIn(Height, Width)) >= LeastSmile;
    }
}
