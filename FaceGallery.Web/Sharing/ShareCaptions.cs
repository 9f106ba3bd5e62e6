using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.People;

namespace FaceGallery.Web.Sharing;

/// <summary>What links are called: by the owner's title, or by what they show.</summary>
public sealed class ShareCaptions(PeopleMemory people, EventService events, Text text)
{
    /// <summary>For the owner, who reads every name.</summary>
    public async Task<string> OfAsync(Share share, CancellationToken cancellationToken) =>
        share.Title ?? await WordsAsync(share.SearchOf(), _ => true, cancellationToken);

    /// <summary>What an album is called, for the owner.</summary>
    public Task<string> OfAsync(PhotoSearch search, CancellationToken cancellationToken) => WordsAsync(search, _ => true, cancellationToken);

    /// <summary>For guests: a person's name is told only where the link shows names, and a private one only on the person's own link.</summary>
    public async Task<string> ForGuestsAsync(Share share, CancellationToken cancellationToken) =>
        share.Title ?? await WordsAsync(ForGuests(share.SearchOf()), person => share.ShowsNames && (!person.IsPrivate || person.Id == share.PersonIdOf()), cancellationToken);

    private async Task<string> WordsAsync(PhotoSearch? wanted, Func<PersonCard, bool> mayBeTold, CancellationToken cancellationToken)
    {
        if (wanted is not { } search)
        {
            return text["Sharing.Chosen"];
        }

        var titles = new Dictionary<int, string>();
        if (search.EventId is { } id && await events.FindAsync(id, cancellationToken) is { } occasion)
        {
            titles[id] = EventCaption.TitleOf(occasion);
        }

        var cards = (await people.ListAsync(cancellationToken)).Where(mayBeTold).ToList();
        var told = search with
        {
            AllOf = [.. search.AllOf.Where(person => cards.Any(card => card.Id == person))],
            AnyOf = [.. search.AnyOf.Where(person => cards.Any(card => card.Id == person))],
            NoneOf = [.. search.NoneOf.Where(person => cards.Any(card => card.Id == person))],
        };
        var words = SearchWords.Of(told, cards, titles, text).Select(chip => chip.Label).ToList();
        return words.Count == 0 ? text["Sharing.Photos"] : string.Join(" · ", words);
    }

    /// <summary>Searches by folder, camera and the like are the owner's business. An event's name is told, also where it is its folder's.</summary>
    private static PhotoSearch? ForGuests(PhotoSearch? search) =>
        search is null ? null : new PhotoSearch { AllOf = search.AllOf, AnyOf = search.AnyOf, EventId = search.EventId };
}
