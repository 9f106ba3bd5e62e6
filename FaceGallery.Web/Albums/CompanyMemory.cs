using FaceGallery.Web.Data;
using FaceGallery.Web.Indexing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Albums;

/// <summary>Counts who is together. It looks at every photo with two known people, so what it counted holds until the library changes.</summary>
public sealed class CompanyMemory(IDbContextFactory<FaceGalleryDbContext> contexts, IndexingProgress progress) : IDisposable
{
    /// <summary>Companies that are kept: nobody scrolls further.</summary>
    private const int Most = 500;

    private readonly SemaphoreSlim _turn = new(1);
    private volatile Tuple<long, IReadOnlyList<Company>>? _counted;

    public void Dispose() => _turn.Dispose();

    /// <summary>Those with most photos first; nobody who is hidden.</summary>
    public async Task<IReadOnlyList<Company>> ListAsync(CancellationToken cancellationToken)
    {
        var version = progress.LibraryVersion;
        if (_counted is { } counted && counted.Item1 == version)
        {
            return counted.Item2;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_counted?.Item1 != version)
            {
                _counted = Tuple.Create(version, await CountAsync(cancellationToken));
            }

            return _counted.Item2;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<IReadOnlyList<Company>> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
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

        return [.. CompanyCount.Of(photos).Take(Most)];
    }
}
