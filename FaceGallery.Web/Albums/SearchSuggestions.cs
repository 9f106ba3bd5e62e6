using System.Globalization;
using FaceGallery.Domain.Albums;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.People;
using FaceGallery.Web.Search;

namespace FaceGallery.Web.Albums;

/// <summary>Completes what is typed into the field for a search: people, years, kept searches, and else a part of a file's name.</summary>
public static class SearchSuggestions
{
    private const int MaxPeople = 5;
    private const int MaxOthers = 3;

    /// <summary>Words of a name that may have been typed already.</summary>
    private const int MaxWords = 3;

    /// <param name="search">What is asked for already.</param>
    /// <param name="people">Those whose names are known.</param>
    /// <param name="years">Of which there are photos.</param>
    public static IReadOnlyList<SearchSuggestion> For(
        string typed, PhotoSearch search, IReadOnlyList<PersonCard> people, IReadOnlyList<int> years, IReadOnlyList<SmartAlbum> kept, Text text)
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [];
        }

        var (before, last) = (PhotoSearchParser.Parse(string.Join(' ', words[..^1]), people, search), words[^1]);
        return
        [
            .. PeopleFor(words, search, people, text),
            .. years.Where(year => year.ToString(CultureInfo.InvariantCulture).StartsWith(last, StringComparison.Ordinal)).Take(MaxOthers)
                .Select(year => new SearchSuggestion(year.ToString(CultureInfo.CurrentCulture), InYear(before, year))),
            .. kept.Where(album => album.Name.Contains(typed.Trim(), StringComparison.CurrentCultureIgnoreCase)).Take(MaxOthers)
                .Select(album => (album.Name, Search: PhotoSearchText.Read(album.Search))).Where(album => album.Search is not null)
                .Select(album => new SearchSuggestion(album.Name, album.Search!)),
            new(text["Search.InNames", last], before with { Texts = [.. before.Texts, last[..Math.Min(last.Length, PhotoSearchParser.LongestText)]] }),
        ];
    }

    public static PhotoSearch InYear(PhotoSearch search, int year) => search with { From = new DateOnly(year, 1, 1), To = new DateOnly(year, 12, 31) };

    /// <summary>Of "beach anna b" the last words that begin a name, or are in one: "anna b" before "b".</summary>
    private static List<SearchSuggestion> PeopleFor(string[] words, PhotoSearch search, IReadOnlyList<PersonCard> people, Text text)
    {
        var others = people.Where(person => !search.People.Contains(person.Id)).ToList();
        for (var count = Math.Min(words.Length, MaxWords); count > 0; count--)
        {
            var name = string.Join(' ', words[^count..]);
            var isWithout = name.StartsWith('-');
            var found = name.TrimStart('-').Length == 0 ? [] : PeopleSearch.Find(others, name.TrimStart('-'), suggested: null, MaxPeople);
            if (found.Count > 0)
            {
                var before = PhotoSearchParser.Parse(string.Join(' ', words[..^count]), people, search);
                return
                [
                    .. found.Select(person => isWithout
                        ? new SearchSuggestion(text["Search.NoneOf", person.Name], before with { NoneOf = [.. before.NoneOf, person.Id] }, person)
                        : new SearchSuggestion(person.Name, before with { AllOf = [.. before.AllOf, person.Id] }, person)),
                ];
            }
        }

        return [];
    }
}
