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
    /// <summary>So many of a person's best faces are looked at for a smile.</summary>
    private const int MostLookedAt = 6;

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
        var found = await BestAsync(context, named.Select(face => new Owned { PersonId = face.PersonId!.Value, FaceId = face.Id, PhotoId = face.PhotoId, Points = face.CoverPoints }), cancellationToken);
        var enrolled = await BestAsync(
            context,
            from enrolment in context.Enrolments
            where wanted.Any(person => person.Id == enrolment.PersonId)
            join face in context.Faces on enrolment.FaceId equals face.Id
            join photo in context.Photos on face.PhotoId equals photo.Id
            select new Owned { PersonId = enrolment.PersonId, FaceId = face.Id, PhotoId = face.PhotoId, Points = face.CoverPoints + (photo.Kind == RootKind.People ? 1 : 0) },
            cancellationToken);
        var counts = found.DistinctBy(best => best.PersonId).ToDictionary(best => best.PersonId);
        var ranks = found.Concat(enrolled).ToLookup(best => best.PersonId);
        int[] BestOf(int person) => [.. ranks[person].GroupBy(best => best.Points).MaxBy(tied => tied.Key)?.Select(best => best.FaceId).Distinct() ?? []];

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
               select CardOf(row.Person, count?.Photos ?? 0, count?.Faces ?? 0, cover?.Id, cover?.Version) with { IsCoverHidden = cover?.IsHidden == true },
        ];
    }

    /// <summary>
    /// Faces by which everybody knows the person: see <see cref="Face.CoverPoints"/>. A portrait that somebody put among the people is a point better; of equals, one that smiles, and otherwise the first that was found (see <see cref="CoverOf"/>).
    /// They are counted in the order of an index, and the best of each person are then found in it: it ends as soon as there are enough.
    /// </summary>
    private static Task<List<Best>> BestAsync(FaceGalleryDbContext context, IQueryable<Owned> faces, CancellationToken cancellationToken) => (
        from person in faces.GroupBy(own => own.PersonId).Select(person => new
        {
            PersonId = person.Key,
            Faces = person.Count(),
            Photos = person.Select(own => own.PhotoId).Distinct().Count(),
            Points = person.Max(own => own.Points),
        })
        from face in context.Faces
        where faces.Where(own => own.PersonId == person.PersonId && own.Points == person.Points).OrderBy(own => own.PhotoId).Take(MostLookedAt).Select(own => own.FaceId).Contains(face.Id)
        select new Best(person.PersonId, person.Faces, person.Photos, person.Points, face.Id)).ToListAsync(cancellationToken);

    /// <summary>Of equals the first that smiles, or else the first that was found; null where there is none.</summary>
    private static Looked? CoverOf(IEnumerable<Looked> faces) => faces.OrderByDescending(face => face.IsSmiling).ThenBy(face => face.Id).FirstOrDefault();

    private static PersonCard CardOf(Person person, int photos, int faces, int? cover, string? version) =>
        new(person.Id, person.Name, photos, faces, cover, version) { IsHidden = person.IsHidden, IsPrivate = person.IsPrivate, Birthday = person.Birthday };

    private sealed class Owned
    {
        public required int PersonId { get; init; }

        public required int FaceId { get; init; }

        public required int PhotoId { get; init; }

        public required int Points { get; init; }
    }

    /// <summary>One of the faces that have as many points as any of the person's.</summary>
    private sealed record Best(int PersonId, int Faces, int Photos, int Points, int FaceId);

    private sealed record Looked(int Id, FaceLandmarks Landmarks, float Yaw, int Width, int Height, int OwnerRotationDegrees, string? Version, bool IsHidden)
    {
        public bool IsSmiling => Math.Abs(Yaw) < MostYaw
            && (OwnerRotationDegrees % 180 == 0 ? Landmarks.SmileIn(Width, Height) : Landmarks.SmileIn(Height, Width)) >= LeastSmile;
    }
}
