using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Albums;

/// <summary>Counts who is together. It looks at every photo with two known people, so what it counted holds until the library changes.</summary>
public sealed class CoOccurrenceCache(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryEvents events)
{
    /// <summary>Companies that are kept: nobody scrolls further.</summary>
    private const int Max = 500;

    private readonly VersionedCache<IReadOnlyList<CoOccurrence>> _counted = new(events, LibraryTopics.Content, cancellationToken => CountAsync(contexts, cancellationToken));

    /// <summary>Those with most photos first; nobody who is hidden.</summary>
    public Task<IReadOnlyList<CoOccurrence>> ListAsync(CancellationToken cancellationToken) => _counted.GetAsync(cancellationToken);

    private static async Task<IReadOnlyList<CoOccurrence>> CountAsync(IDbContextFactory<FaceGalleryDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var faces = (
            from photo in context.AlbumPhotos
            join face in context.Faces on photo.Id equals face.PhotoId
            where photo.NamedFaceCount > 1 && face.PersonId != null && !face.IsNotAFace && !context.People.Any(person => person.Id == face.PersonId && person.IsHidden)
            orderby photo.Id, face.PersonId
            select new { photo.Id, PersonId = face.PersonId!.Value }).AsAsyncEnumerable();
        var (photos, last) = (new List<List<int>>(), 0);
        await foreach (var face in faces.WithCancellation(cancellationToken))
        {
            if (face.Id != last)
            {
                photos.Add([]);
                last = face.Id;
            }

            if (photos[^1] is not [.., var before] || before != face.PersonId)
            {
                photos[^1].Add(face.PersonId);
            }
        }

        return [.. CoOccurrenceCount.Of(photos).Take(Max)];
    }
}
