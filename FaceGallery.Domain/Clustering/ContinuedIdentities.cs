namespace FaceGallery.Domain.Clustering;

/// <summary>Known groups (of faces, of photos) go on in groups that were formed anew: each in one at most, and each of those as one at most.</summary>
public static class ContinuedIdentities
{
    /// <param name="formed">Number of groups that were formed.</param>
    /// <param name="overlaps">Known groups and the places of formed ones that share something with them, the strongest claim first.</param>
    /// <returns>The known group's id for each that was formed; null for a new one.</returns>
    public static int?[] Assign(int formed, IEnumerable<(int Id, int Place)> overlaps)
    {
        var (ids, gone) = (new int?[formed], new HashSet<int>());
        foreach (var (id, place) in overlaps)
        {
            if (ids[place] is null && gone.Add(id))
            {
                ids[place] = id;
            }
        }

        return ids;
    }
}
