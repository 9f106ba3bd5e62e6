namespace FaceGallery.Domain.Matching;

/// <summary>Compares faces, a tile of them at a time, with a block of people. Each thread has its own.</summary>
internal sealed class PeopleComparison
{
    private readonly EnrolledFaces[] _people;
    private readonly NearestFaces[] _nearest;
    private readonly FaceBlock _enrolled;
    private readonly SimilarityTile _tile;

    public PeopleComparison(EnrolledFaces[] people)
    {
        var (enrolled, dimensions) = (people.SelectMany(person => person.Faces).ToList(), people[0].Faces[0].Vector.Length);
        (_people, _nearest) = (people, Array.ConvertAll(people, person => new NearestFaces(person.Count)));
        (_enrolled, _tile) = (new FaceBlock(enrolled.Count, dimensions), new SimilarityTile(dimensions));
        foreach (var (place, face) in enrolled.Index())
        {
            _enrolled.Set(place, face);
        }
    }

    /// <param name="own">
    /// Takes the similarity of each slot's face to each person. It is not a number for the person whom a human said the face is: others are compared
    /// with it among the enrolled faces already, and its similarity to itself would count as evidence.
    /// </param>
    public void Compare(ReadOnlySpan<FaceEvidence> faces, float[] own)
    {
        for (var first = 0; first < faces.Length; first += SimilarityTile.Width)
        {
            CompareTile(faces.Slice(first, Math.Min(SimilarityTile.Width, faces.Length - first)), own);
        }
    }

    private void CompareTile(ReadOnlySpan<FaceEvidence> faces, float[] own)
    {
        for (var row = 0; row < faces.Length; row++)
        {
            _tile.Set(row, faces[row].Probe.Embedding);
        }

        Span<float> similarities = stackalloc float[SimilarityTile.Width];
        for (var (i, place) = (0, 0); i < _people.Length; i++)
        {
            _nearest[i].Clear();
            for (var end = place + _people[i].Count; place < end; place++)
            {
                if (place % FaceBlock.AtOnce == 0)
                {
                    _tile.Compare(_enrolled, place);
                }

                _nearest[i].Offer(_tile.Of(place % FaceBlock.AtOnce));
            }

            _nearest[i].Judge(similarities);
            for (var row = 0; row < faces.Length; row++)
            {
                own[(faces[row].Slot * _people.Length) + i] = faces[row].Probe.DecidedPersonId == _people[i].PersonId ? float.NaN : similarities[row];
            }
        }
    }
}
