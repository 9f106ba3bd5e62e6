using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Events;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.People;
using FaceGallery.Web.Search;

namespace FaceGallery.Web.Sharing;

/// <summary>What links are called: by the owner's title, or by what they show.</summary>
public sealed class ShareCaptions(PeopleCache people, EventService events, OwnAlbumTitles albums, Text text)
{
    /// <summary>For the owner, who reads every name. By the link's id.</summary>
    public async Task<IReadOnlyDictionary<int, string>> OfAsync(IReadOnlyCollection<Share> shares, CancellationToken cancellationToken)
    {
        var searches = shares.DistinctBy(share => share.Id).ToDictionary(share => share.Id, share => share.SearchOf());
        var titles = await TitlesAsync(searches.Values, cancellationToken);
        var cards = await people.ListAsync(cancellationToken);
        return shares.DistinctBy(share => share.Id).ToDictionary(share => share.Id, share => share.Title ?? WordsOf(searches[share.Id], cards, titles));
    }

    /// <summary>What an album is called, for the owner.</summary>
    public async Task<string> OfAsync(PhotoSearch search, CancellationToken cancellationToken) =>
        WordsOf(search, await people.ListAsync(cancellationToken), await TitlesAsync([search], cancellationToken));

    /// <summary>For guests: a person's name is told only where the link shows names, and a private one only on the person's own link.</summary>
    public async Task<string> ForGuestsAsync(Share share, CancellationToken cancellationToken)
    {
        if (share.Title is { } title)
        {
            return title;
        }

        var search = ForGuests(share.SearchOf());
        var told = (await people.ListAsync(cancellationToken)).Where(person => share.ShowsNames && (!person.IsPrivate || person.Id == share.PersonIdOf()));
        return WordsOf(search, [.. told], await TitlesAsync([search], cancellationToken, isForGuests: true));
    }

    private async Task<SearchTitles> TitlesAsync(IReadOnlyCollection<PhotoSearch?> searches, CancellationToken cancellationToken, bool isForGuests = false) => new(
        await events.TitlesAsync([.. searches.Select(search => search?.EventId).OfType<int>()], isForGuests, cancellationToken),
        await albums.OfAsync([.. searches.Select(search => search?.AlbumId).OfType<int>()], cancellationToken));

    /// <param name="cards">Whose names may be told.</param>
    private string WordsOf(PhotoSearch? wanted, IReadOnlyList<PersonCard> cards, SearchTitles titles)
    {
        if (wanted is not { } search)
        {
            return text["Sharing.Chosen"];
        }

        var told = search with
        {
            AllOf = [.. search.AllOf.Where(person => cards.Any(card => card.Id == person))],
            AnyOf = [.. search.AnyOf.Where(person => cards.Any(card => card.Id == person))],
            NoneOf = [.. search.NoneOf.Where(person => cards.Any(card => card.Id == person))],
        };
        var words = SearchWords.Of(told, cards, titles, text).Select(chip => chip.Label).ToList();
        return words.Count == 0 ? text["Sharing.Photos"] : string.Join(" · ", words);
    }

    /// <summary>Searches by folder, camera and the like are shown to the owner only. An event's name is shown, even if it is made of its folder's name, and an album's that was filled by hand.</summary>
    private static PhotoSearch? ForGuests(PhotoSearch? search) =>
        search is null ? null : new PhotoSearch { AllOf = search.AllOf, AnyOf = search.AnyOf, EventId = search.EventId, AlbumId = search.AlbumId, IsFavourite = search.IsFavourite };
}
