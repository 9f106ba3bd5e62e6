using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using FaceGallery.Web.Data;
using FaceGallery.Web.Indexing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>Reads people for the pages. What it read holds until the library changes, however many pages ask.</summary>
public sealed class PeopleService(IDbContextFactory<FaceGalleryDbContext> contexts, IndexingProgress progress)
{
    private volatile Tuple<long, List<PersonCard>>? _read;

    /// <summary>Everybody, those with most photos first.</summary>
    public async Task<IReadOnlyList<PersonCard>> ListAsync(CancellationToken cancellationToken)
    {
        // Taken before reading: what changes meanwhile is read again the next time.
        var version = progress.LibraryVersion;
        var read = _read;
        if (read?.Item1 != version)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var named = context.Faces.Where(face => face.PersonId != null);
            _read = read = Tuple.Create(version, await CardsAsync(context, context.People, named, cancellationToken));
        }

        return [.. read.Item2.OrderByDescending(card => card.PhotoCount).ThenBy(card => card.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    public async Task<PersonCard?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var named = context.Faces.Where(face => face.PersonId == id);
        var cards = await CardsAsync(context, context.People.Where(person => person.Id == id), named, cancellationToken);
        return cards.SingleOrDefault();
    }

    private static async Task<List<PersonCard>> CardsAsync(
        FaceGalleryDbContext context, IQueryable<Person> wanted, IQueryable<Face> named, CancellationToken cancellationToken)
    {
        var people = await wanted
            .Select(person => new { person.Id, person.Name, Enrolled = person.Enrolments.Min(enrolment => (int?)enrolment.FaceId) })
            .ToListAsync(cancellationToken);
        var counts = await (
            from face in named
            where !face.IsNotAFace && context.AlbumPhotos.Select(photo => photo.Id).Contains(face.PhotoId)
            group face by face.PersonId into faces
            select new { Id = faces.Key!.Value, Faces = faces.Count(), Photos = faces.Select(face => face.PhotoId).Distinct().Count(), First = faces.Min(face => face.Id) })
            .ToDictionaryAsync(count => count.Id, cancellationToken);

        var covers = people.ToDictionary(person => person.Id, person => person.Enrolled ?? counts.GetValueOrDefault(person.Id)?.First);
        var faceIds = covers.Values.OfType<int>().ToList();
        var hashes = await context.Faces.Where(face => faceIds.Contains(face.Id))
            .Select(face => new { face.Id, face.Photo!.ContentHash })
            .ToDictionaryAsync(face => face.Id, face => face.ContentHash, cancellationToken);
        return [.. people.Select(person => new PersonCard(
            person.Id, person.Name, counts.GetValueOrDefault(person.Id)?.Photos ?? 0, counts.GetValueOrDefault(person.Id)?.Faces ?? 0,
            covers[person.Id], covers[person.Id] is { } cover ? hashes.GetValueOrDefault(cover) : null))];
    }
}
