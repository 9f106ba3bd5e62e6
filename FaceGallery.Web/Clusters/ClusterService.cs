using FaceGallery.Domain.Detection;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Clusters;

/// <summary>Reads the groups of unknown faces. What it read holds until the library changes, however many ask.</summary>
public sealed class ClusterService(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryEvents events)
{
    private readonly VersionedCache<IReadOnlyList<ClusterCard>> _cards = new(events, LibraryTopics.Content, cancellationToken => ReadAsync(contexts, cancellationToken));

    /// <summary>Largest first; singles last, those that are clear enough to be recognised before those that are not.</summary>
    public Task<IReadOnlyList<ClusterCard>> ListAsync(CancellationToken cancellationToken) => _cards.GetAsync(cancellationToken);

    public async Task<ClusterCard?> FindAsync(ClusterKey key, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(cluster => cluster.Key == key);

    private static async Task<IReadOnlyList<ClusterCard>> ReadAsync(IDbContextFactory<FaceGalleryDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
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
                   likely, likely is { } person ? names.GetValueOrDefault(person) : null)
               {
                   IsClear = cluster.Any(face => face.Flaws == FaceFlaws.None),
               },
        ];
    }
}
