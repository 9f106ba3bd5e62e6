using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using FaceGallery.Web.People;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Albums;

/// <summary>Counts who is together. It looks at every photo with two known people, so what it counted holds until the library changes.</summary>
public sealed class CoOccurrenceCache(IDbContextFactory<FaceGalleryDbContext> contexts, NamedFaces namedFaces, LibraryEvents events)
{
    /// <summary>Companies that are kept: nobody scrolls further.</summary>
    private const int Max = 500;

    /// <summary>More than there are people.</summary>
    private const long Photo = 1L << 32;

    private readonly VersionedCache<IReadOnlyList<CoOccurrence>> _counted = new(events, LibraryTopics.Who, cancellationToken => CountAsync(contexts, namedFaces, cancellationToken));

    /// <summary>Those with most photos first; nobody who is hidden.</summary>
    public Task<IReadOnlyList<CoOccurrence>> ListAsync(CancellationToken cancellationToken) => _counted.GetAsync(cancellationToken);

    private static async Task<IReadOnlyList<CoOccurrence>> CountAsync(IDbContextFactory<FaceGalleryDbContext> contexts, NamedFaces namedFaces, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var hidden = await context.People.Where(person => person.IsHidden).Select(person => person.Id).ToHashSetAsync(cancellationToken);
        long[] faces = [.. (await namedFaces.ListAsync(cancellationToken)).Where(face => !hidden.Contains(face.PersonId)).Select(face => (face.PhotoId * Photo) + face.PersonId)];
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
