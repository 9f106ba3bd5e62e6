using System.Collections.Concurrent;

namespace FaceGallery.Domain.Matching;

/// <summary>
/// Pools evidence for a block of people at a time: each face's vector is read once for all of them, and a table of all faces by all people
/// (400 MB for 100,000 by 1,000) is never held.
/// </summary>
/// <param name="slots">Slots of faces are below it.</param>
/// <param name="floor">Least pooled evidence that is kept.</param>
internal sealed class EvidencePooling(int slots, float floor, RecognitionThresholds thresholds)
{
    private const int MaxPeople = SimilarityTile.Width;

    /// <summary>Enrolled faces of a block, unless it is of one person: the similarities to them stay in a core's cache.</summary>
    private const int MaxEnrolled = 8 * SimilarityTile.Width;

    /// <summary>Faces that one thread takes at a time: enough to be worth it, few enough to share out evenly.</summary>
    private const int RangeSize = 512;

    /// <param name="members">The faces to be compared with the people: <paramref name="faces"/> and those that they pool with.</param>
    /// <param name="faces">Those whose evidence is wanted; they have none for these people yet.</param>
    public void Add(IEnumerable<EnrolledFaces> people, FaceEvidence[] members, FaceEvidence[] faces)
    {
        if (faces.Length == 0)
        {
            return;
        }

        float[] own = [];
        foreach (var block in Blocks(people))
        {
            if (own.Length < slots * block.Length)
            {
                own = GC.AllocateUninitializedArray<float>(slots * block.Length);
            }

            Parallel.ForEach(
                Ranges(members),
                AllCores.Until(CancellationToken.None),
                () => new PeopleComparison(block),
                (range, _, comparison) =>
                {
                    comparison.Compare(members.AsSpan(range.Item1..range.Item2), own);
                    return comparison;
                },
                _ => { });
            InRanges(faces, face => face.Add(block, own, floor, thresholds));
        }
    }

    public static void InRanges(FaceEvidence[] faces, Action<FaceEvidence> act) =>
        Parallel.ForEach(Ranges(faces), AllCores.Until(CancellationToken.None), range =>
        {
            for (var i = range.Item1; i < range.Item2; i++)
            {
                act(faces[i]);
            }
        });

    private static OrderablePartitioner<Tuple<int, int>> Ranges(FaceEvidence[] faces) => Partitioner.Create(0, faces.Length, RangeSize);

    private static IEnumerable<EnrolledFaces[]> Blocks(IEnumerable<EnrolledFaces> people)
    {
        var (block, enrolled) = (new List<EnrolledFaces>(), 0);
        foreach (var person in people)
        {
            if (block.Count == MaxPeople || (block.Count > 0 && enrolled + person.Count > MaxEnrolled))
            {
                yield return [.. block];
                block.Clear();
                enrolled = 0;
            }

            block.Add(person);
            enrolled += person.Count;
        }

        if (block.Count > 0)
        {
            yield return [.. block];
        }
    }
}
