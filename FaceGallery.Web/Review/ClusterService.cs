using FaceGallery.Domain.Recognition;
using FaceGallery.Web.Data;
using FaceGallery.Web.Indexing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Review;

/// <summary>Reads the groups of unknown faces. What it read holds until the library changes, however many ask.</summary>
public sealed class ClusterService(IDbContextFactory<FaceGalleryDbContext> contexts, IndexingProgress progress)
{
    private volatile Tuple<long, IReadOnlyList<ClusterCard>>? _read;

    /// <summary>Largest first; singles last, those that are clear enough to be recognised before those that are not.</summary>
    public async Task<IReadOnlyList<ClusterCard>> ListAsync(CancellationToken cancellationToken)
    {
        // Taken before reading: what changes meanwhile is read again the next time.
        var version = progress.LibraryVersion;
        var read = _read;
        if (read?.Item1 != version)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            _read = read = Tuple.Create(version, await ReadAsync(context, cancellationToken));
        }

        return read.Item2;
    }

    public async Task<ClusterCard?> FindAsync(ClusterKey key, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(cluster => cluster.Key == key);

    /// <summary>The owner looks into it: from now on the machine leaves it as it is, but for faces that join.</summary>
    public async Task OpenAsync(ClusterKey key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Clusters.Where(cluster => cluster.Id == key.ClusterId && !cluster.IsOpened)
            .ExecuteUpdateAsync(update => update.SetProperty(cluster => cluster.IsOpened, true), cancellationToken);
    }

    private static async Task<IReadOnlyList<ClusterCard>> ReadAsync(FaceGalleryDbContext context, CancellationToken cancellationToken)
    {
        var names = await context.People.ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var faces = await (
            from photo in context.AlbumPhotos
            join face in context.Faces on photo.Id equals face.PhotoId
            where face.PersonId == null && !face.IsNotAFace && !face.IsStranger
            orderby photo.SortTime descending, face.Id
            select new { face.Id, face.ClusterId, face.SuggestedPersonId, face.Quality.Flaws, photo.SortTime }).ToListAsync(cancellationToken);
        return
        [
            .. from face in faces
               group face by face.ClusterId is { } id ? ClusterKey.Of(id) : ClusterKey.OfFace(face.Id) into cluster
               orderby cluster.Count() descending, cluster.First().Flaws != FaceFlaws.None, cluster.First().SortTime descending
               let likely = cluster.Where(face => face.SuggestedPersonId is not null).CountBy(face => face.SuggestedPersonId!.Value)
                   .OrderByDescending(person => person.Value).ThenBy(person => person.Key).Select(person => (int?)person.Key).FirstOrDefault()
               select new ClusterCard(
                   cluster.Key, [.. cluster.Select(face => face.Id)], cluster.Last().SortTime, cluster.First().SortTime,
                   likely, likely is { } person ? names.GetValueOrDefault(person) : null),
        ];
    }
}
