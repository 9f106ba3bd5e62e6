using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.History;

/// <summary>Finds what rests on a change.</summary>
internal static class LaterChanges
{
    private const string Person = nameof(Domain.People.Person);
    private const string Album = nameof(Domain.Albums.OwnAlbum);
    private const string AlbumPhoto = nameof(Domain.Albums.OwnAlbumPhoto);

    /// <summary>
    /// The later changes by humans that touched the same rows, or that tell of a person, or fill an album, that the change made, and those that rest on these in
    /// turn. What the machine did in consequence of anything gives way.
    /// </summary>
    public static async Task<HashSet<int>> RestingOnAsync(this FaceGalleryDbContext context, int changeId, CancellationToken cancellationToken)
    {
        var resting = new HashSet<int>();
        var basis = new HashSet<int> { changeId };
        while (basis.Count > 0)
        {
            var found = new HashSet<int>();
            foreach (var id in basis)
            {
                found.UnionWith(await DirectlyAsync(context, id, cancellationToken));
            }

            found.ExceptWith(resting);
            resting.UnionWith(found);
            basis = found;
        }

        return resting;
    }

    private static async Task<List<int>> DirectlyAsync(FaceGalleryDbContext context, int changeId, CancellationToken cancellationToken)
    {
        var rows = context.ChangedRows.Where(row => row.ChangeId == changeId && !row.IsMachine);
        var later = context.ChangedRows
            .Where(row => row.ChangeId > changeId && !row.IsMachine && context.Changes.Any(change => change.Id == row.ChangeId && change.UndoneAt == null));
        var sameRow = await rows.Join(later, row => new { row.Entity, row.Key }, other => new { other.Entity, other.Key }, (row, other) => other.ChangeId)
            .Distinct().ToListAsync(cancellationToken);

        var made = (await rows.Where(row => row.Entity == Person && row.Before == null).Select(row => row.Key).ToListAsync(cancellationToken))
            .ConvertAll(key => (int?)int.Parse(key, System.Globalization.CultureInfo.InvariantCulture));
        var samePerson = await later.Where(row => made.Contains(row.PersonId)).Select(row => row.ChangeId).Distinct().ToListAsync(cancellationToken);
        var filled = new List<int>();
        foreach (var album in await rows.Where(row => row.Entity == Album && row.Before == null).Select(row => row.Key + ",").ToListAsync(cancellationToken))
        {
            filled.AddRange(await later.Where(row => row.Entity == AlbumPhoto && row.Key.StartsWith(album)).Select(row => row.ChangeId).Distinct().ToListAsync(cancellationToken));
        }

        return [.. sameRow, .. samePerson, .. filled];
    }
}
