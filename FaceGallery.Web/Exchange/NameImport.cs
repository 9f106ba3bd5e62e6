using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.History;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Naming;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Exchange;

/// <summary>Somebody said elsewhere that this person is in this photo.</summary>
/// <param name="Box">Where, in the upright picture; null where it was not said.</param>
public sealed record NamedRegion(int PhotoId, string Name, RelativeBox? Box);

/// <summary>
/// Takes over names that were given elsewhere, as one change that can be undone. What somebody said in the app is never overruled: faces that they named, called strangers or no
/// faces stay, and nobody becomes somebody whom they were said not to be.
/// </summary>
public sealed class NameImport(LibraryChanges changes)
{
    /// <summary>Programs draw boxes larger or smaller than we find them, around the same face.</summary>
    private const float SameFace = 0.2f;

    private const int BatchSize = 200;

    private const Contradictions All = Contradictions.TwiceInPhoto | Contradictions.Rejected | Contradictions.SimilarName | Contradictions.PoorExample;

    /// <param name="source">Where they are from, for the history.</param>
    /// <exception cref="ChangeRefusedException">The current user is not the owner.</exception>
    public Task<ChangeResult> ImportAsync(IReadOnlyCollection<NamedRegion> regions, string source, CancellationToken cancellationToken) => changes.MakeAsync(
        async (context, stop) =>
        {
            var named = new List<(PersonName Name, Face Face)>();
            foreach (var batch in regions.GroupBy(region => region.PhotoId).Chunk(BatchSize))
            {
                named.AddRange(await FindAsync(context, batch, stop));
            }

            foreach (var person in named.GroupBy(pair => pair.Name.Key))
            {
                var chosen = await FaceEditSet.ReadAsync(context, [.. person.Select(pair => pair.Face.Id)], stop);
                await chosen.NameAsync(person.First().Name, All, stop);
                await context.SaveChangesAsync(stop);
            }

            return named.Count == 0 ? null : new ChangeSubject(ChangeKind.NamesImported, named.Count, Subject: source);
        },
        cancellationToken);

    private static async Task<List<(PersonName Name, Face Face)>> FindAsync(FaceGalleryDbContext context, IGrouping<int, NamedRegion>[] batch, CancellationToken cancellationToken)
    {
        var ids = batch.Select(photo => photo.Key).ToList();
        var photos = await context.Photos.Include(photo => photo.Faces).Where(photo => ids.Contains(photo.Id)).ToDictionaryAsync(photo => photo.Id, cancellationToken);
        var rejected = (await (
            from rejection in context.Rejections
            join person in context.People on rejection.PersonId equals person.Id
            join face in context.Faces on rejection.FaceId equals face.Id
            where ids.Contains(face.PhotoId)
            select new { rejection.FaceId, person.NameKey }).ToListAsync(cancellationToken)).Select(rejection => (rejection.FaceId, rejection.NameKey)).ToHashSet();
        var known = (await (
            from face in context.Faces
            join person in context.People on face.PersonId equals person.Id
            where face.AssignedBy == AssignedBy.Human && ids.Contains(face.PhotoId)
            select new { face.PhotoId, person.NameKey }).ToListAsync(cancellationToken)).Select(face => (face.PhotoId, face.NameKey)).ToHashSet();
        var found = new List<(PersonName, Face)>();
        foreach (var asked in batch)
        {
            if (photos.TryGetValue(asked.Key, out var photo))
            {
                found.AddRange(FindIn(photo, [.. asked], name => known.Add((photo.Id, name.Key)), (face, name) => rejected.Contains((face.Id, name.Key))));
            }
        }

        // Boxes in which we found no face are faces from now on, and need an id to be named.
        await context.SaveChangesAsync(cancellationToken);
        return found;
    }

    private static IEnumerable<(PersonName Name, Face Face)> FindIn(Photo photo, IReadOnlyList<NamedRegion> regions, Func<PersonName, bool> isNew, Func<Face, PersonName, bool> isRejected)
    {
        var free = photo.Faces.Where(face => face.IsAccepted).ToList();
        foreach (var (region, name) in regions.Select(region => (region, PersonName.TryParse(region.Name, out var name, out _) ? name : null)))
        {
            if (name is null)
            {
                continue;
            }

            var face = region.Box is { } box ? Nearest(free, box) : regions.Count == 1 && free.Count == 1 ? free[0] : null;
            if (face is null && region.Box is { } drawn && Nearest([.. photo.Faces], drawn) is null)
            {
                photo.Add(face = Face.Drawn(drawn, photo.NextOrdinal));
            }

            if (face is null)
            {
                continue;
            }

            free.Remove(face);
            if (face is { AssignedBy: not AssignedBy.Human, IsStranger: false } && !isRejected(face, name) && isNew(name))
            {
                yield return (name, face);
            }
        }
    }

    private static Face? Nearest(IReadOnlyList<Face> faces, RelativeBox box) =>
        faces.Where(face => face.Box.Overlap(box) >= SameFace).MaxBy(face => face.Box.Overlap(box));
}
