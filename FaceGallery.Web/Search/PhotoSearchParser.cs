using System.Globalization;
using System.Text.RegularExpressions;
using FaceGallery.Domain.Albums;
using FaceGallery.Web.People;

namespace FaceGallery.Web.Search;

/// <summary>
/// Understands what is typed: names of people (of several words, too), "-name" for who is not in it, "2025", "2025-07" or "2025-07-04" for
/// when, and parts of what photos, events and albums are called. Quotes keep words together.
/// </summary>
public static partial class PhotoSearchParser
{
    internal const int LongestText = 100;

    /// <summary>Fewer letters may begin anything.</summary>
    private const int ShortestBeginning = 2;

    /// <summary>What stands between two names and means both.</summary>
    private static readonly string[] Joining = ["and", "&", "+", "und", "和", "与"];

    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth;

    /// <param name="people">Those whose names are known.</param>
    /// <param name="search">What is asked for already; what is typed comes on top.</param>
    public static PhotoSearch Parse(string typed, IReadOnlyList<PersonCard> people, PhotoSearch search)
    {
        var words = Word().Matches(typed).Select(match => match.Value).ToList();
        while (words.Count > 0)
        {
            search = TakePerson(words, people, search) ?? TakeOther(words, search);
        }

        return search;
    }

    /// <summary>The most words that are somebody's name, or the beginning of one person's name alone.</summary>
    private static PhotoSearch? TakePerson(List<string> words, IReadOnlyList<PersonCard> people, PhotoSearch search)
    {
        var isWithout = words[0].StartsWith('-');
        for (var count = Math.Min(words.Count, 6); count > 0; count--)
        {
            var said = string.Join(' ', words.Take(count))[(isWithout ? 1 : 0)..];
            if (PersonOf(said.Trim('"', ',', '，', '、'), people, mayBegin: !said.Contains('"', StringComparison.Ordinal)) is { } person)
            {
                words.RemoveRange(0, count);
                if (words is [var joining, .. var others] && Joining.Any(word => Same(word, joining)) && TakePerson(others, people, search) is not null)
                {
                    words.RemoveAt(0);
                }

                return isWithout
                    ? search with { NoneOf = [.. search.NoneOf, person.Id] }
                    : search with { AllOf = [.. search.AllOf, person.Id] };
            }
        }

        return null;
    }

    /// <param name="mayBegin">The letters may be the beginning of a name. What stands in quotes is meant as it stands.</param>
    private static PersonCard? PersonOf(string name, IReadOnlyList<PersonCard> people, bool mayBegin)
    {
        if (name.Length == 0)
        {
            return null;
        }

        var named = people.Where(person => Same(person.Name, name)).ToList();
        if (named.Count == 0)
        {
            named = [.. people.Where(person => Names(person.Name, name, Same))];
        }

        if (named.Count == 0 && mayBegin && name.Length >= ShortestBeginning && char.IsLetter(name[0]))
        {
            named = [.. people.Where(person => Names(person.Name, name, Begins))];
        }

        return named is [var one] ? one : null;
    }

    /// <summary>Each word stands for a part of the name, in the name's order: "anna smith" for Anna Maria Smith.</summary>
    private static bool Names(string name, string said, Func<string, string, bool> standsFor)
    {
        var parts = new Queue<string>(name.Split(' '));
        return said.Split(' ').All(word =>
        {
            while (parts.TryDequeue(out var part))
            {
                if (standsFor(part, word))
                {
                    return true;
                }
            }

            return false;
        });
    }

    private static PhotoSearch TakeOther(List<string> words, PhotoSearch search)
    {
        var word = words[0];
        words.RemoveAt(0);
        if (DaysOf(word) is { } days)
        {
            return search with { From = days.From, To = days.To };
        }

        var text = word.Trim('"').Trim();
        return text.Length == 0 ? search : search with { Texts = [.. search.Texts, text[..Math.Min(text.Length, LongestText)]] };
    }

    private static (DateOnly From, DateOnly To)? DaysOf(string word)
    {
        if (DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (day, day);
        }

        if (DateOnly.TryParseExact(word, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return (month, month.AddMonths(1).AddDays(-1));
        }

        return Year().IsMatch(word) && int.Parse(word, CultureInfo.InvariantCulture) is var year ? (new(year, 1, 1), new(year, 12, 31)) : null;
    }

    private static bool Same(string one, string other) => CultureInfo.InvariantCulture.CompareInfo.Compare(one, other, Loosely) == 0;

    private static bool Begins(string name, string beginning) => CultureInfo.InvariantCulture.CompareInfo.IsPrefix(name, beginning, Loosely);

    [GeneratedRegex("-?\"[^\"]*\"|\\S+")]
    private static partial Regex Word();

    [GeneratedRegex("^(19|20)[0-9]{2}$")]
    private static partial Regex Year();
}
