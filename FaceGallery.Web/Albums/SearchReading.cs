using FaceGallery.Web.Events;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.People;
using FaceGallery.Web.Search;

namespace FaceGallery.Web.Albums;

/// <summary>Reads what the search page needs to say what is searched for, and how much there is of it.</summary>
public sealed class SearchReading(PeopleService people, EventService events, OwnAlbumTitles ownAlbums, AlbumService albums)
{
    public async Task<(IReadOnlyList<PersonCard> People, SearchTitles Titles, int Count)> ReadAsync(AlbumKey? album, CancellationToken cancellationToken)
    {
        var titles = new SearchTitles(
            await events.TitlesAsync(album?.Search.EventId is { } photoEvent ? [photoEvent] : [], isForGuests: false, cancellationToken),
            await ownAlbums.OfAsync(album?.Search.AlbumId is { } own ? [own] : [], cancellationToken));
        var count = album is null ? 0 : await albums.CountAsync(album, cancellationToken);
        return (await people.ListAsync(cancellationToken), titles, count);
    }
}
