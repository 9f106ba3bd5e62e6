namespace FaceGallery.Web.Albums;

/// <summary>Counts who is together, from the known people of each photo.</summary>
public static class CoOccurrenceCount
{
    /// <summary>Three of a larger company would be hundreds of threesomes, of which none says anything.</summary>
    private const int MaxForThrees = 8;

    /// <param name="photos">Of each photo the ids of the people in it, each once, in ascending order.</param>
    /// <returns>Twos, threes, and larger companies as they are in one photo; those with most photos first.</returns>
    public static IReadOnlyList<CoOccurrence> Of(IEnumerable<IReadOnlyList<int>> photos)
    {
        var counts = new Dictionary<string, CoOccurrence>(StringComparer.Ordinal);
        foreach (var people in photos)
        {
            foreach (var together in Within(people))
            {
                var key = string.Join(',', together);
                counts[key] = new CoOccurrence(together, counts.TryGetValue(key, out var known) ? known.Photos + 1 : 1);
            }
        }

        return [.. counts.Values.OrderByDescending(company => company.Photos).ThenBy(company => company.PersonIds.Count).ThenBy(company => company.PersonIds[0]).ThenBy(company => company.PersonIds[1])];
    }

    private static IEnumerable<int[]> Within(IReadOnlyList<int> people)
    {
        for (var one = 0; one < people.Count; one++)
        {
            for (var two = one + 1; two < people.Count; two++)
            {
                yield return [people[one], people[two]];
                for (var three = two + 1; three < people.Count && people.Count <= MaxForThrees; three++)
                {
                    yield return [people[one], people[two], people[three]];
                }
            }
        }

        if (people.Count > 3)
        {
            yield return [.. people];
        }
    }
}
