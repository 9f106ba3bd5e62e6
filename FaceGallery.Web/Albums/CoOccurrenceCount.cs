using System.Runtime.InteropServices;

namespace FaceGallery.Web.Albums;

/// <summary>Counts who is together, from the known people of each photo.</summary>
public static class CoOccurrenceCount
{
    /// <summary>Three of a larger company would be hundreds of threesomes, of which none says anything.</summary>
    private const int MaxForThrees = 8;

    /// <param name="photos">Of each photo the ids of the people in it, each once, in ascending order.</param>
    /// <returns>Twos, threes, and larger companies as they are in one photo; those with most photos first.</returns>
    public static IEnumerable<CoOccurrence> Of(IEnumerable<IReadOnlyList<int>> photos)
    {
        // Hundreds of thousands of twos and threes are counted without an object each; there is no person 0.
        var (few, large) = (new Dictionary<(int One, int Two, int Three), int>(), new Dictionary<string, CoOccurrence>(StringComparer.Ordinal));
        foreach (var people in photos)
        {
            CountFew(people, few);
            if (people.Count > 3)
            {
                var key = string.Join(',', people);
                large[key] = new CoOccurrence(people, large.TryGetValue(key, out var known) ? known.Photos + 1 : 1);
            }
        }

        return few.Select(company => new CoOccurrence(company.Key.Three == 0 ? [company.Key.One, company.Key.Two] : [company.Key.One, company.Key.Two, company.Key.Three], company.Value))
            .Concat(large.Values)
            .OrderByDescending(company => company.Photos).ThenBy(company => company.PersonIds.Count).ThenBy(company => company.PersonIds[0]).ThenBy(company => company.PersonIds[1]);
    }

    private static void CountFew(IReadOnlyList<int> people, Dictionary<(int One, int Two, int Three), int> counts)
    {
        for (var one = 0; one < people.Count; one++)
        {
            for (var two = one + 1; two < people.Count; two++)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, (people[one], people[two], 0), out _)++;
                for (var three = two + 1; three < people.Count && people.Count <= MaxForThrees; three++)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, (people[one], people[two], people[three]), out _)++;
                }
            }
        }
    }
}
