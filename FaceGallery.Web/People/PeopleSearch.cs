using System.Globalization;

namespace FaceGallery.Web.People;

/// <summary>Finds people by a part of their name, as a field offers them while it is typed in. Case and accents do not matter.</summary>
public static class PeopleSearch
{
    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth;

    /// <summary>Whoever is called exactly that comes first, then names that begin with the text, then those of which a later word does, then those that hold it elsewhere.</summary>
    /// <param name="suggested">A likely name, which leads while nothing is typed.</param>
    public static IReadOnlyList<PersonCard> Find(IReadOnlyList<PersonCard> people, string text, string? suggested, int most)
    {
        var wanted = text.Trim();
        return wanted.Length == 0
            ? [.. people.OrderBy(person => person.Name != suggested).Take(most)]
            : [.. people.Select(person => (Person: person, Rank: Rank(person.Name, wanted))).Where(found => found.Rank is not null)
                .OrderBy(found => found.Rank).Select(found => found.Person).Take(most)];
    }

    public static bool BeginsWith(string name, string text) => Rank(name, text.Trim()) <= 0;

    private static int? Rank(string name, string text)
    {
        if (name.Equals(text, StringComparison.OrdinalIgnoreCase))
        {
            return -1;
        }

        var at = CultureInfo.CurrentCulture.CompareInfo.IndexOf(name, text, Loosely);
        return at switch
        {
            < 0 => null,
            0 => 0,
            _ when name[at - 1] == ' ' => 1,
            _ => 2,
        };
    }
}
