using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>All people with what lists show. Read once and kept until the library changes.</summary>
public sealed class PeopleCache(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryEvents events)
{
    private readonly VersionedCache<IReadOnlyList<PersonCard>> _cards = new(events, LibraryTopics.Content, cancellationToken => ReadAsync(contexts, cancellationToken));

    /// <summary>Hidden and private ones included, in no order.</summary>
    public Task<IReadOnlyList<PersonCard>> ListAsync(CancellationToken cancellationToken) => _cards.GetAsync(cancellationToken);

    public async Task<PersonCard?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var named = context.Faces.Where(face => face.PersonId == id);
        var cards = await CardsAsync(context, context.People.Where(person => person.Id == id), named, cancellationToken);
        return cards.SingleOrDefault();
    }

    private static async Task<IReadOnlyList<PersonCard>> ReadAsync(IDbContextFactory<FaceGalleryDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await CardsAsync(context, context.People, context.Faces.Where(face => face.PersonId != null), cancellationToken);
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
                Enrolled = person.Enrolments.Min(enrolment => (int?)enrolment.FaceId),
            })
            .AsNoTracking().ToListAsync(cancellationToken);
        var counts = await (
            from face in named
            join photo in context.AlbumPhotos on face.PhotoId equals photo.Id
            where !face.IsNotAFace
            group face by face.PersonId into faces
            select new { Id = faces.Key!.Value, Faces = faces.Count(), Photos = faces.Select(face => face.PhotoId).Distinct().Count(), First = faces.Min(face => face.Id) })
            .ToDictionaryAsync(count => count.Id, cancellationToken);

        var covers = people.ToDictionary(row => row.Person.Id, row => row.Chosen ?? row.Enrolled ?? counts.GetValueOrDefault(row.Person.Id)?.First);
        var faceIds = covers.Values.OfType<int>().ToList();
        var hashes = await context.Faces.Where(face => faceIds.Contains(face.Id))
            .Select(face => new { face.Id, face.Photo!.ContentHash, face.Photo.IsHidden })
            .ToDictionaryAsync(face => face.Id, cancellationToken);
        return
        [
            .. from row in people
               let count = counts.GetValueOrDefault(row.Person.Id)
               let cover = covers[row.Person.Id]
               select CardOf(row.Person, count?.Photos ?? 0, count?.Faces ?? 0, cover, cover is null ? null : hashes.GetValueOrDefault(cover.Value)?.ContentHash) with
               {
                   IsCoverHidden = cover is { } face && hashes.GetValueOrDefault(face)?.IsHidden == true,
               },
        ];
    }

    private static PersonCard CardOf(Person person, int photos, int faces, int? cover, string? hash) =>
        new(person.Id, person.Name, photos, faces, cover, hash) { IsHidden = person.IsHidden, IsPrivate = person.IsPrivate, Birthday = person.Birthday };
}
