using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Albums;

/// <summary>Counts who is together. It looks at every photo with two known people, so what it counted holds until the library changes.</summary>
public sealed class CoOccurrenceCache(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryEvents events)
{
    /// <summary>Companies that are kept: nobody scrolls further.</summary>
    private const int Max = 500;

    /// <summary>More than there are people.</summary>
    private const long Photo = 1L << 32;

    private readonly VersionedCache<IReadOnlyList<CoOccurrence>> _counted = new(events, LibraryTopics.Content, cancellationToken => CountAsync(contexts, cancellationToken));

    /// <summary>Those with most photos first; nobody who is hidden.</summary>
    public Task<IReadOnlyList<CoOccurrence>> ListAsync(CancellationToken cancellationToken) => _counted.GetAsync(cancellationToken);

    private static async Task<IReadOnlyList<CoOccurrence>> CountAsync(IDbContextFactory<FaceGalleryDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var hidden = context.People.Where(person => person.IsHidden).Select(person => person.Id);

        // Told by an index alone; put in order here, which takes a third of what it takes the database.
        var faces = await context.AlbumFaces.Where(face => face.PersonId != null && !hidden.Contains(face.PersonId.Value))
            .Select(face => (face.PhotoId * Photo) + face.PersonId!.Value).ToArrayAsync(cancellationToken);
        Array.Sort(faces);
        return [.. CoOccurrenceCount.Of(Companies(faces)).Take(Max)];
    }

    /// <summary>The people of each photo that shows several.</summary>
    /// <param name="faces">Photo and person in one number, in ascending order.</param>
    private static IEnumerable<IReadOnlyList<int>> Companies(long[] faces)
    {
        for (var (start, end) = (0, 0); start < faces.Length; start = end)
        {
            while (end < faces.Length && faces[end] / Photo == faces[start] / Photo)
            {
                end++;
            }

            if (end - start > 1)
            {
                yield return [.. faces[start..end].Distinct().Select(face => (int)(face % Photo))];
            }
        }
    }
}
