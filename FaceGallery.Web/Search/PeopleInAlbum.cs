using FaceGallery.Web.Accounts;
using FaceGallery.Web.Data;
using FaceGallery.Web.People;

namespace FaceGallery.Web.Search;

/// <summary>Tells who is in an album, and how often.</summary>
public sealed class PeopleInAlbum(ViewerContexts contexts, PeopleService people, NamedFaces namedFaces)
{
    /// <summary>Most photos in the album first; without the people of the search and hidden people.</summary>
    public async Task<IReadOnlyList<(PersonCard Person, int Photos)>> ListAsync(AlbumKey album, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var photos = new HashSet<int>();
        await context.ReadBareAsync(context.Album(album).Select(photo => photo.Id), photo => photos.Add(photo.Number(0)), cancellationToken);
        var asked = album.Search.People.ToHashSet();
        var cards = (await people.ListAsync(cancellationToken)).Where(card => !card.IsHidden && !asked.Contains(card.Id)).ToDictionary(card => card.Id);
        return
        [
            .. (await namedFaces.ListAsync(cancellationToken)).Where(face => photos.Contains(face.PhotoId) && cards.ContainsKey(face.PersonId))
                .Select(face => (face.PersonId, face.PhotoId)).Distinct().CountBy(face => face.PersonId)
                .OrderByDescending(person => person.Value).ThenBy(person => person.Key).Take(most).Select(person => (cards[person.Key], person.Value)),
        ];
    }
}
