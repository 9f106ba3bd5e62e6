using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>All people with what lists show. Read once and kept until the library changes.</summary>
public sealed class PeopleCache(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryEvents events)
{
    /// <summary>Into so many parts a person's photos are dealt: the best face of each is looked at for a smile.</summary>
    private const int Parts = 6;

    /// <summary>More than there are.</summary>
    private const long Faces = 10_000_000_000;

    /// <summary>From here on nearly all frontal faces smile: see <see cref="FaceLandmarks.SmileIn"/>.</summary>
    private const float LeastSmile = 0.925f;

    private const float MostYaw = 0.35f;

    private readonly VersionedCache<IReadOnlyList<PersonCard>> _cards = new(events, LibraryTopics.Content, cancellationToken => ReadAsync(contexts, cancellationToken));

    /// <summary>Hidden and private ones included, in no order.</summary>
    public Task<IReadOnlyList<PersonCard>> ListAsync(CancellationToken cancellationToken) => _cards.GetAsync(cancellationToken);

    public async Task<PersonCard?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var cards = await CardsAsync(context, context.People.Where(person => person.Id == id), context.AlbumFaces.Where(face => face.PersonId == id), cancellationToken);
        return cards.SingleOrDefault();
    }

    private static async Task<IReadOnlyList<PersonCard>> ReadAsync(IDbContextFactory<FaceGalleryDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await CardsAsync(context, context.People, context.AlbumFaces.Where(face => face.PersonId != null), cancellationToken);
    }

    private static async Task<List<PersonCard>> CardsAsync(
        FaceGalleryDbContext context, IQueryable<Person> wanted, IQueryable<Face> named, CancellationToken cancellationToken)
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
        var found = await Ranked(named.Select(face => new Owned { PersonId = face.PersonId!.Value, Face = face, Bonus = 0 }))
            .GroupBy(face => new { face.PersonId, Part = face.PhotoId % Parts })
            .Select(part => new { part.Key.PersonId, Faces = part.Count(), Photos = part.Select(face => face.PhotoId).Distinct().Count(), Rank = part.Max(face => face.Rank) })
            .ToListAsync(cancellationToken);
        var enrolled = await Ranked(
                from enrolment in context.Enrolments
                where wanted.Any(person => person.Id == enrolment.PersonId)
                select new Owned { PersonId = enrolment.PersonId, Face = enrolment.Face!, Bonus = enrolment.Face!.Photo!.Kind == RootKind.People ? 1 : 0 })
            .GroupBy(face => new { face.PersonId, Part = face.PhotoId % Parts })
            .Select(part => new { part.Key.PersonId, Rank = part.Max(face => face.Rank) })
            .ToListAsync(cancellationToken);
        var counts = found.GroupBy(part => part.PersonId).ToDictionary(person => person.Key, person => (Faces: person.Sum(part => part.Faces), Photos: person.Sum(part => part.Photos)));
        var ranks = found.Select(part => (part.PersonId, part.Rank)).Concat(enrolled.Select(part => (part.PersonId, part.Rank))).ToLookup(part => part.PersonId, part => part.Rank);
        int[] BestOf(int person) => [.. ranks[person].GroupBy(PointsOf).MaxBy(tied => tied.Key)?.Select(FaceOf).Distinct() ?? []];

        var candidates = people.ToDictionary(row => row.Person.Id, row => row.Chosen is { } chosen ? [chosen] : BestOf(row.Person.Id));
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
               select CardOf(row.Person, count.Photos, count.Faces, cover?.Id, cover?.Version) with { IsCoverHidden = cover?.IsHidden == true },
        ];
    }

    /// <summary>
    /// A face by which everybody knows the person: see <see cref="Face.CoverPoints"/>. A portrait that somebody put among the people is a point better; of equals, one that smiles, and otherwise the first that was found (see <see cref="CoverOf"/>).
    /// </summary>
    private static IQueryable<RankedFace> Ranked(IQueryable<Owned> faces) =>
        faces
            .Select(owned => new RankedFace
            {
                PersonId = owned.PersonId,
                PhotoId = owned.Face.PhotoId,
                Rank = (Faces * (1L + owned.Bonus + owned.Face.CoverPoints)) - owned.Face.Id,
            });

    /// <param name="rank">Points and face in one number.</param>
    private static int FaceOf(long rank) => (int)(Faces - (rank % Faces));

    private static long PointsOf(long rank) => (rank / Faces) + 1;

    /// <summary>Of equals the first that smiles, or else the first that was found; null where there is none.</summary>
    private static Looked? CoverOf(IEnumerable<Looked> faces) => faces.OrderByDescending(face => face.IsSmiling).ThenBy(face => face.Id).FirstOrDefault();

    private static PersonCard CardOf(Person person, int photos, int faces, int? cover, string? version) =>
        new(person.Id, person.Name, photos, faces, cover, version) { IsHidden = person.IsHidden, IsPrivate = person.IsPrivate, Birthday = person.Birthday };

    private sealed class Owned
    {
        public required int PersonId { get; init; }

        public required Face Face { get; init; }

        public required int Bonus { get; init; }
    }

    private sealed record Looked(int Id, FaceLandmarks Landmarks, float Yaw, int Width, int Height, int OwnerRotationDegrees, string? Version, bool IsHidden)
    {
        public bool IsSmiling => Math.Abs(Yaw) < MostYaw
            && (OwnerRotationDegrees % 180 == 0 ? Landmarks.SmileIn(Width, Height) : Landmarks.SmileIn(Height, Width)) >= LeastSmile;
    }

    private sealed class RankedFace
    {
        public required int PersonId { get; init; }

        public required int PhotoId { get; init; }

        /// <summary>Points and face in one number, see <see cref="PointsOf"/> and <see cref="FaceOf"/>.</summary>
        public required long Rank { get; init; }
    }
}
