using FaceGallery.Domain.Detection;

namespace FaceGallery.Domain.Matching;

/// <summary>The enrolled embeddings that are searched, by person. All are of one model.</summary>
public sealed class Gallery
{
    private readonly Dictionary<int, EnrolledFaces> _byPerson;

    /// <exception cref="ArgumentException">The embeddings are of several models.</exception>
    public Gallery(IEnumerable<(int PersonId, Embedding Face)> enrolled)
    {
        var faces = enrolled.ToList();
        Model = faces.Count == 0 ? null : faces[0].Face.Model;
        if (faces.Exists(face => face.Face.Model != Model))
        {
            throw new ArgumentException($"The gallery is of {Model}, but not all of its faces are.", nameof(enrolled));
        }

        _byPerson = faces.GroupBy(face => face.PersonId, face => face.Face)
            .ToDictionary(person => person.Key, person => new EnrolledFaces(person.Key, [.. person]));
    }

    public int People => _byPerson.Count;

    /// <summary>Of all embeddings; null when nobody is enrolled.</summary>
    internal string? Model { get; }

    internal IReadOnlyCollection<EnrolledFaces> Enrolled => _byPerson.Values;

    /// <summary>The people whom the probe resembles most, best first; of equals, the lower id.</summary>
    /// <exception cref="ArgumentException">The probe is of another model.</exception>
    public IReadOnlyList<Candidate> Candidates(Embedding probe, int count)
    {
        Require(probe);
        return
        [
            .. _byPerson.Values
                .Select(person => new Candidate(person.PersonId, person.Similarity(probe)))
                .OrderByDescending(candidate => candidate.Similarity).ThenBy(candidate => candidate.PersonId)
                .Take(count),
        ];
    }

    /// <exception cref="ArgumentException">The probe is of another model.</exception>
    internal void Require(Embedding probe)
    {
        if (Model is not null && probe.Model != Model)
        {
            throw new ArgumentException($"Embeddings of {probe.Model} and {Model} do not compare.", nameof(probe));
        }
    }

    internal EnrolledFaces? Of(int personId) => _byPerson.GetValueOrDefault(personId);
}
