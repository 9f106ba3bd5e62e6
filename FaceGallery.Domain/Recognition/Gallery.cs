namespace FaceGallery.Domain.Recognition;

/// <summary>The enrolled embeddings that are searched, by person. All are of one model.</summary>
public sealed class Gallery
{
    private readonly List<(int PersonId, Embedding Face)> _faces;
    private readonly Dictionary<int, Embedding[]> _byPerson;

    public Gallery(IEnumerable<(int PersonId, Embedding Face)> enrolled)
    {
        _faces = [.. enrolled];
        _byPerson = _faces.GroupBy(face => face.PersonId).ToDictionary(group => group.Key, group => group.Select(face => face.Face).ToArray());
    }

    public int People => _byPerson.Count;

    /// <summary>Similarity of the probe to the person's nearest enrolled face.</summary>
    public float Similarity(Embedding probe, int personId)
    {
        var best = -1f;
        foreach (var face in _byPerson[personId])
        {
            best = Math.Max(best, face.Similarity(probe));
        }

        return best;
    }

    /// <summary>The people whom the probe resembles most, best first; of equals, the one enrolled first.</summary>
    public IReadOnlyList<Candidate> Candidates(Embedding probe, int count)
    {
        var best = new List<Candidate>(count + 1);
        foreach (var (personId, face) in _faces)
        {
            Offer(best, new Candidate(personId, face.Similarity(probe)), count);
        }

        return best;
    }

    private static void Offer(List<Candidate> best, Candidate offered, int count)
    {
        if (best.Count == count && best[^1].Similarity >= offered.Similarity)
        {
            return;
        }

        var known = best.FindIndex(candidate => candidate.PersonId == offered.PersonId);
        if (known >= 0 && best[known].Similarity >= offered.Similarity)
        {
            return;
        }

        if (known >= 0)
        {
            best.RemoveAt(known);
        }

        var place = best.FindIndex(candidate => candidate.Similarity < offered.Similarity);
        best.Insert(place < 0 ? best.Count : place, offered);
        if (best.Count > count)
        {
            best.RemoveAt(count);
        }
    }
}
