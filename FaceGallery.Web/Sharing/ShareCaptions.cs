using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.Events;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Sharing;

/// <summary>What links are called: by the owner's title, or by what they show.</summary>
public sealed class ShareCaptions(IDbContextFactory<FaceGalleryDbContext> contexts, EventService events, OwnAlbumTitles albums, Text text)
{
    /// <summary>For the owner, who reads every name. By the link's id.</summary>
    public async Task<IReadOnlyDictionary<int, string>> OfAsync(IReadOnlyCollection<Share> shares, CancellationToken cancellationToken)
    {
        var searches = shares.DistinctBy(share => share.Id).ToDictionary(share => share.Id, share => share.SearchOf());
        var titles = await TitlesAsync(searches.Values, cancellationToken);
        var names = await NamesAsync(searches.Values, (_, _) => true, cancellationToken);
        var singles = await SinglesAsync(shares, cancellationToken);
        return shares.DistinctBy(share => share.Id).ToDictionary(share => share.Id, share => share.Title ?? WordsOf(searches[share.Id], names, titles, singles.Contains(share.Id)));
    }

    /// <summary>What an album is called, for the owner.</summary>
    public async Task<string> OfAsync(PhotoSearch search, CancellationToken cancellationToken) =>
        WordsOf(search, await NamesAsync([search], (_, _) => true, cancellationToken), await TitlesAsync([search], cancellationToken));

    /// <summary>For guests: a person's name is told only where the link shows names, and a private one only on the person's own link.</summary>
    public async Task<string> ForGuestsAsync(Share share, CancellationToken cancellationToken)
    {
        if (share.Title is { } title)
        {
            return title;
        }

        var search = ForGuests(share.SearchOf());
        var told = await NamesAsync([search], (id, isPrivate) => share.ShowsNames && (!isPrivate || id == share.PersonIdOf()), cancellationToken);
        return WordsOf(search, told, await TitlesAsync([search], cancellationToken, isForGuests: true), (await SinglesAsync([share], cancellationToken)).Contains(share.Id));
    }

    /// <summary>Those that show a single photo that was chosen, by their ids.</summary>
    private async Task<IReadOnlySet<int>> SinglesAsync(IEnumerable<Share> shares, CancellationToken cancellationToken)
    {
        var chosen = shares.Where(share => share.Search is null).Select(share => share.Id).ToList();
        if (chosen.Count == 0)
        {
            return new HashSet<int>();
        }

        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.SharePhotos.Where(photo => EF.Parameter(chosen).Contains(photo.ShareId)).GroupBy(photo => photo.ShareId).Where(photos => photos.Count() == 1)
            .Select(photos => photos.Key).ToHashSetAsync(cancellationToken);
    }

    /// <param name="isTold">Whether the name of a person, by id and being private, may be told.</param>
    private async Task<IReadOnlyDictionary<int, string>> NamesAsync(IEnumerable<PhotoSearch?> searches, Func<int, bool, bool> isTold, CancellationToken cancellationToken)
    {
        var asked = searches.SelectMany(search => search?.People ?? []).Distinct().ToList();
        if (asked.Count == 0)
        {
            return new Dictionary<int, string>();
        }

        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var people = await context.People.Where(person => EF.Parameter(asked).Contains(person.Id)).Select(person => new { person.Id, person.Name, person.IsPrivate }).ToListAsync(cancellationToken);
        return people.Where(person => isTold(person.Id, person.IsPrivate)).ToDictionary(person => person.Id, person => person.Name);
    }

    private async Task<SearchTitles> TitlesAsync(IReadOnlyCollection<PhotoSearch?> searches, CancellationToken cancellationToken, bool isForGuests = false) => new(
        await events.TitlesAsync([.. searches.Select(search => search?.EventId).OfType<int>()], isForGuests, cancellationToken),
        await albums.OfAsync([.. searches.Select(search => search?.AlbumId).OfType<int>()], cancellationToken));

    /// <param name="names">Those that may be told.</param>
    private string WordsOf(PhotoSearch? wanted, IReadOnlyDictionary<int, string> names, SearchTitles titles, bool isSingle = false)
    {
        if (wanted is not { } search)
        {
            return text[isSingle ? "Sharing.ChosenOne" : "Sharing.Chosen"];
        }

        var told = search with
        {
            AllOf = [.. search.AllOf.Where(names.ContainsKey)],
            AnyOf = [.. search.AnyOf.Where(names.ContainsKey)],
            NoneOf = [.. search.NoneOf.Where(names.ContainsKey)],
        };
        var words = SearchWords.Of(told, names, titles, text).Select(chip => chip.Label).ToList();
        return words.Count == 0 ? text["Sharing.Photos"] : string.Join(" · ", words);
    }

    /// <summary>Searches by folder, camera and the like are shown to the owner only. An event's name is shown, even if it is made of its folder's name, and an album's that was filled by hand.</summary>
    private static PhotoSearch? ForGuests(PhotoSearch? search) =>
        search is null ? null : new PhotoSearch { AllOf = search.AllOf, AnyOf = search.AnyOf, EventId = search.EventId, AlbumId = search.AlbumId, IsFavourite = search.IsFavourite };
}
