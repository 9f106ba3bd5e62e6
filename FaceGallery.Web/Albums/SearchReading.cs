using FaceGallery.Web.Events;
using FaceGallery.Web.People;
using FaceGallery.Web.Search;

namespace FaceGallery.Web.Albums;

/// <summary>Reads what the search page needs to say what is searched for, and how much there is of it.</summary>
public sealed class SearchReading(PeopleService people, EventService events, AlbumService albums)
{
    public async Task<(IReadOnlyList<PersonCard> People, IReadOnlyDictionary<int, string> EventTitles, int Count)> ReadAsync(
        AlbumKey? album, CancellationToken cancellationToken)
    {
        var titles = new Dictionary<int, string>();
        if (album?.Search.EventId is { } id && await events.FindAsync(id, cancellationToken) is { } photoEvent)
        {
            titles[id] = EventCaption.TitleOf(photoEvent);
        }

        var count = album is null ? 0 : await albums.CountAsync(album, cancellationToken);
        return (await people.ListAsync(cancellationToken), titles, count);
    }
}
