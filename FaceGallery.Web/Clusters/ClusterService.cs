using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Clusters;

/// <summary>Reads the groups of unknown faces. What it read holds until the library changes, however many ask.</summary>
public sealed class ClusterService(IDbContextFactory<FaceGalleryDbContext> contexts, LibraryEvents events)
{
    /// <summary>Of the largest groups, those that a page begins with.</summary>
    private const int MostFirst = 24;

    private readonly VersionedCache<IReadOnlyList<ClusterCard>> _cards = new(events, LibraryTopics.Who, cancellationToken => ReadAsync(contexts, cancellationToken));
    private readonly VersionedCache<IReadOnlyList<ClusterCard>> _first = new(events, LibraryTopics.Who, cancellationToken => LargestAsync(contexts, MostFirst, leastFaces: 2, cancellationToken));

    /// <summary>Largest first; singles last, those that are clear enough to be recognised before those that are not.</summary>
    public Task<IReadOnlyList<ClusterCard>> ListAsync(CancellationToken cancellationToken) => _cards.GetAsync(cancellationToken);

    /// <summary>The first groups of that list, without reading all others.</summary>
    public Task<IReadOnlyList<ClusterCard>> FirstAsync(CancellationToken cancellationToken) => _first.GetAsync(cancellationToken);

    /// <summary>How many faces there are in all of them.</summary>
    public async Task<int> CountFacesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await Unknown(context).CountAsync(cancellationToken);
    }

    /// <summary>The largest alone, without reading all others.</summary>
    public Task<IReadOnlyList<ClusterCard>> LargestAsync(int most, int leastFaces, CancellationToken cancellationToken) => LargestAsync(contexts, most, leastFaces, cancellationToken);

    public async Task<ClusterCard?> FindAsync(ClusterKey key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var faces = key.ClusterId is { } id ? Unknown(context).Where(face => face.ClusterId == id) : Unknown(context).Where(face => face.Id == key.FaceId && face.ClusterId == null);
        return (await ReadAsync(context, faces, cancellationToken)).SingleOrDefault();
    }

    /// <summary>The one that holds the face; null where none does.</summary>
    public async Task<ClusterKey?> HoldingAsync(int faceId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var found = await Unknown(context).Where(face => face.Id == faceId).Select(face => new { face.ClusterId }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : found.ClusterId is { } id ? ClusterKey.Of(id) : ClusterKey.OfFace(faceId);
    }

    private static IQueryable<Face> Unknown(FaceGalleryDbContext context) => context.AlbumFaces.Where(face => face.PersonId == null && !face.IsStranger);

    private static async Task<IReadOnlyList<ClusterCard>> LargestAsync(IDbContextFactory<FaceGalleryDbContext> contexts, int most, int leastFaces, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var ids = await Unknown(context).Where(face => face.ClusterId != null).GroupBy(face => face.ClusterId)
            .Select(cluster => new { Id = cluster.Key, Faces = cluster.Count() })
            .Where(cluster => cluster.Faces >= leastFaces).OrderByDescending(cluster => cluster.Faces).ThenBy(cluster => cluster.Id).Take(most)
            .Select(cluster => cluster.Id).ToListAsync(cancellationToken);
        return await ReadAsync(context, Unknown(context).Where(face => EF.Parameter(ids).Contains(face.ClusterId)), cancellationToken);
    }

    private static async Task<IReadOnlyList<ClusterCard>> ReadAsync(IDbContextFactory<FaceGalleryDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await ReadAsync(context, Unknown(context), cancellationToken);
    }

    private static async Task<IReadOnlyList<ClusterCard>> ReadAsync(FaceGalleryDbContext context, IQueryable<Face> unknown, CancellationToken cancellationToken)
    {
        var names = await context.People.ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var faces = new List<UnknownFace>();
        await context.ReadBareAsync(
            from face in unknown
            join photo in context.Photos on face.PhotoId equals photo.Id
            select new { face.Id, face.ClusterId, face.SuggestedPersonId, face.Quality.Flaws, photo.SortTime },
            face => faces.Add(new UnknownFace(face.Number(0), face.Id(1), face.Id(2), (FaceFlaws)face.Number(3), face.Time(4))),
            cancellationToken);
        faces.Sort((one, other) => other.SortTime.CompareTo(one.SortTime) is var order and not 0 ? order : one.Id.CompareTo(other.Id));
        var groups = faces.Where(face => face.ClusterId is not null).GroupBy(face => face.ClusterId!.Value, (id, cluster) => CardOf(ClusterKey.Of(id), [.. cluster], names));

        // Nearly all are alone in a large library, and nothing need be counted of one.
        var singles = faces.Where(face => face.ClusterId is null).Select(face => CardOf(ClusterKey.OfFace(face.Id), [face], names));
        return
        [
            .. groups.Concat(singles)
                .OrderByDescending(cluster => cluster.Card.FaceIds.Count).ThenByDescending(cluster => cluster.Newest.Flaws == FaceFlaws.None).ThenByDescending(cluster => cluster.Newest.SortTime)
                .Select(cluster => cluster.Card),
        ];
    }

    /// <param name="faces">The newest first.</param>
    private static (ClusterCard Card, UnknownFace Newest) CardOf(ClusterKey key, UnknownFace[] faces, Dictionary<int, string> names)
    {
        var likely = faces.Length == 1 ? faces[0].SuggestedPersonId : MostSuggested(faces);
        var card = new ClusterCard(
            key, Array.ConvertAll(faces, face => face.Id), faces[^1].SortTime, faces[0].SortTime, likely, likely is { } person ? names.GetValueOrDefault(person) : null)
        {
            IsClear = Array.Exists(faces, face => face.Flaws == FaceFlaws.None),
        };
        return (card, faces[0]);
    }

    private static int? MostSuggested(UnknownFace[] faces) => faces.Where(face => face.SuggestedPersonId is not null).CountBy(face => face.SuggestedPersonId!.Value)
        .OrderByDescending(person => person.Value).ThenBy(person => person.Key).Select(person => (int?)person.Key).FirstOrDefault();

    private readonly record struct UnknownFace(int Id, int? ClusterId, int? SuggestedPersonId, FaceFlaws Flaws, DateTime SortTime);
}
