namespace FaceGallery.Domain.Matching;

/// <summary>Compares faces with a block of people, a tile of enrolled faces at a time. Each thread has its own.</summary>
/// <param name="mostFaces">Faces compared at a time.</param>
internal sealed class PeopleComparison(EnrolledFaces[] block, int mostFaces)
{
    private readonly int[] _owners = [.. block.SelectMany((person, i) => Enumerable.Repeat(i, person.Count))];
    private readonly SimilarityTile _tile = new(block[0].Faces[0].Vector.Length);
    private readonly float[] _similarities = new float[mostFaces * Stride(block)];

    /// <param name="own">
    /// Takes the similarity of each slot's face to each person. It is not a number for the person whom a human said the face is: others are compared
    /// with it among the enrolled faces already, and its similarity to itself would count as evidence.
    /// </param>
    public void Compare(ReadOnlySpan<FaceEvidence> faces, float[] own)
    {
        for (var first = 0; first < _owners.Length; first += SimilarityTile.Width)
        {
            Fill(first);
            CompareTile(faces, first);
        }

        for (var i = 0; i < faces.Length; i++)
        {
            Judge(faces[i], _similarities.AsSpan(i * Stride(block)), own.AsSpan(faces[i].Slot * block.Length, block.Length));
        }
    }

    /// <summary>Similarities of a face, with room for the rows of the last tile that stand empty.</summary>
    private static int Stride(EnrolledFaces[] block) =>
        (block.Sum(person => person.Count) + SimilarityTile.Width - 1) / SimilarityTile.Width * SimilarityTile.Width;

    private void Fill(int first)
    {
        for (var i = first; i < Math.Min(first + SimilarityTile.Width, _owners.Length); i++)
        {
            var person = block[_owners[i]];
            _tile.Set(i - first, person.Faces[i - Array.IndexOf(_owners, _owners[i])]);
        }
    }

    private void CompareTile(ReadOnlySpan<FaceEvidence> faces, int first)
    {
        var stride = Stride(block);
        for (var i = 0; i < faces.Length; i += 2)
        {
            var next = Math.Min(i + 1, faces.Length - 1);
            _tile.Compare(faces[i].Probe.Embedding, faces[next].Probe.Embedding);
            _tile.First.CopyTo(_similarities.AsSpan((i * stride) + first));
            _tile.Second.CopyTo(_similarities.AsSpan((next * stride) + first));
        }
    }

    private void Judge(FaceEvidence face, ReadOnlySpan<float> similarities, Span<float> own)
    {
        for (var (i, first) = (0, 0); i < block.Length; first += block[i].Count, i++)
        {
            own[i] = face.Probe.DecidedPersonId == block[i].PersonId ? float.NaN : PersonSimilarity.Of(similarities.Slice(first, block[i].Count));
        }
    }
}
