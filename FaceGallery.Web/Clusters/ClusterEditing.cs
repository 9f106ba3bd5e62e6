using FaceGallery.Domain.Faces;
using FaceGallery.Domain.History;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Naming;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Clusters;

/// <summary>The owner's hand on the grouping of unknown faces. What is merged or split by hand the machine leaves so.</summary>
public sealed class ClusterEditing(LibraryChanges changes, OwnerWrites writes)
{
    /// <summary>The owner looks into it: from now on the machine leaves it as it is, but for faces that join.</summary>
    /// <exception cref="ChangeRefusedException">The current user is not the owner.</exception>
    public Task OpenAsync(ClusterKey key, CancellationToken cancellationToken) => writes.WriteAsync(
        async context =>
        {
            await context.Clusters.Where(cluster => cluster.Id == key.ClusterId && !cluster.IsPinned)
                .ExecuteUpdateAsync(update => update.SetProperty(cluster => cluster.IsPinned, true), cancellationToken);
        },
        cancellationToken);

    /// <summary>Merges groups of one unknown person. The first group keeps its identity.</summary>
    /// <exception cref="ChangeRefusedException">Fewer than two were given, or one of them is gone.</exception>
    public Task<ChangeResult> MergeAsync(IReadOnlyCollection<ClusterKey> keys, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var distinct = keys.Distinct().ToList();
            if (distinct.Count < 2)
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.TwoClusters");
            }

            var members = new List<Face>();
            foreach (var key in distinct)
            {
                members.AddRange(await FacesAsync(context, key, stop));
            }

            var into = distinct.Find(key => key.ClusterId is not null)?.ClusterId;
            await JoinAsync(context, members, into, stop);
            return new ChangeSubject(ChangeKind.ClustersMerged, members.Count) { RequiresRematch = false };
        }, cancellationToken);

    /// <summary>These faces are somebody else than the rest of their group, and belong together.</summary>
    /// <exception cref="ChangeRefusedException">None was given, they are gone, or they are in no group.</exception>
    public Task<ChangeResult> SplitAsync(IReadOnlyCollection<int> faceIds, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            var chosen = (await FaceEditSet.ReadAsync(context, faceIds, stop)).Faces;
            var left = chosen.Select(face => face.ClusterId).OfType<int>().Distinct().ToList();
            if (left.Count == 0)
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.NotInCluster");
            }

            foreach (var cluster in await context.Clusters.Where(cluster => left.Contains(cluster.Id)).ToListAsync(stop))
            {
                cluster.IsPinned = true;
            }

            await JoinAsync(context, chosen, into: null, stop);
            return new ChangeSubject(ChangeKind.ClusterSplit, chosen.Count) { RequiresRematch = false };
        }, cancellationToken);

    private static async Task JoinAsync(FaceGalleryDbContext context, IReadOnlyList<Face> faces, int? into, CancellationToken cancellationToken)
    {
        var cluster = into is { } id ? await context.Clusters.SingleAsync(cluster => cluster.Id == id, cancellationToken) : context.Clusters.Add(new FaceCluster()).Entity;
        cluster.IsPinned = true;
        await context.SaveChangesAsync(cancellationToken);
        foreach (var face in faces)
        {
            face.Join(cluster.Id);
        }
    }

    private static async Task<List<Face>> FacesAsync(FaceGalleryDbContext context, ClusterKey key, CancellationToken cancellationToken)
    {
        var faces = await context.Faces
            .Where(face => face.PersonId == null && (key.ClusterId != null ? face.ClusterId == key.ClusterId : face.Id == key.FaceId))
            .ToListAsync(cancellationToken);
        return faces.Count > 0
            ? faces
            : throw new ChangeRefusedException(ChangeRefusal.Gone, "Refused.ClusterGone");
    }
}
