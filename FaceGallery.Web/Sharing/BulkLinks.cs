using FaceGallery.Web.Search;

namespace FaceGallery.Web.Sharing;

/// <summary>A link for everybody in an album to their own photos of it.</summary>
public sealed class BulkLinks(PeopleInAlbum people, ShareService shares, ShareEditing editing)
{
    /// <summary>People in one album that get links: more would be no party.</summary>
    private const int Max = 500;

    /// <summary>Those with most photos first.</summary>
    public async Task<IReadOnlyList<BulkLinksRow>> ListAsync(AlbumKey album, CancellationToken cancellationToken)
    {
        var listed = await people.ListAsync(album, Max, cancellationToken);
        var links = await shares.FindAsync([.. listed.Select(row => AlbumOf(album, row.Person.Id))], cancellationToken);
        return [.. listed.Select(row => new BulkLinksRow(row.Person, row.Photos, links.GetValueOrDefault(AlbumOf(album, row.Person.Id))))];
    }

    /// <summary>Makes what is missing; links that went out stay as they are.</summary>
    /// <param name="privateIds">People who are private and get a link all the same.</param>
    public async Task MakeAsync(AlbumKey album, IReadOnlySet<int> privateIds, CancellationToken cancellationToken)
    {
        var wanted = (await people.ListAsync(album, Max, cancellationToken)).Select(row => row.Person).Where(person => !person.IsPrivate || privateIds.Contains(person.Id));
        await editing.CreateMissingAsync(wanted.Select(person => AlbumOf(album, person.Id)), new ShareSettings(), cancellationToken);
    }

    private static AlbumKey AlbumOf(AlbumKey album, int personId) =>
        AlbumKey.Of(album.Search with { AllOf = [.. album.Search.AllOf.Append(personId).Distinct().Order()] });
}
