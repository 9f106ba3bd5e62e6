using FaceGallery.Web.Accounts;
using FaceGallery.Web.People;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Search;

/// <summary>Tells who is in an album, and how often.</summary>
public sealed class PeopleInAlbum(ViewerContexts contexts, PeopleService people)
{
    /// <summary>Most photos in the album first; without the people of the search and hidden people.</summary>
    public async Task<IReadOnlyList<(PersonCard Person, int Photos)>> ListAsync(AlbumKey album, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = album.Search.People.Select(id => (int?)id).ToList();
        var counts = await (
            from photo in context.Album(album)
            join face in context.SeenFaces on photo.Id equals face.PhotoId
            where face.PersonId != null && !face.IsNotAFace && !asked.Contains(face.PersonId)
            group face by face.PersonId into faces
            select new { PersonId = faces.Key!.Value, Photos = faces.Select(face => face.PhotoId).Distinct().Count() })
            .OrderByDescending(count => count.Photos).Take(most).ToListAsync(cancellationToken);
        var cards = (await people.ListAsync(cancellationToken)).Where(card => !card.IsHidden).ToDictionary(card => card.Id);
        return [.. counts.Where(count => cards.ContainsKey(count.PersonId)).Select(count => (cards[count.PersonId], count.Photos))];
    }
}
