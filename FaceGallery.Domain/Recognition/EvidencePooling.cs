using System.Collections.Concurrent;

namespace FaceGallery.Domain.Recognition;

/// <summary>
/// Pools evidence for a block of people at a time: each face's vector is read once for all of them, and a table of all faces by all people
/// (400 MB for 100,000 by 1,000) is never held.
/// </summary>
/// <param name="slots">Slots of faces are below it.</param>
/// <param name="floor">Least pooled evidence that is kept.</param>
internal sealed class EvidencePooling(int slots, float floor)
{
    private const int BlockSize = 32;

    /// <summary>Faces that one thread takes at a time: enough to be worth it, few enough to share out evenly.</summary>
    private const int RangeSize = 512;

    /// <param name="members">The faces to be compared with the people: <paramref name="faces"/> and those that they pool with.</param>
    /// <param name="faces">Those whose evidence is wanted; they have none for these people yet.</param>
    public void Add(EnrolledFaces[] people, FaceEvidence[] members, FaceEvidence[] faces)
    {
        if (faces.Length == 0)
        {
            return;
        }

        foreach (var block in people.Chunk(BlockSize))
        {
            var own = GC.AllocateUninitializedArray<float>(slots * block.Length);
            InRanges(members, face => Compare(face, block, own.AsSpan(face.Slot * block.Length, block.Length)));
            InRanges(faces, face => face.Add(block, own, floor));
        }
    }

    public static void InRanges(FaceEvidence[] faces, Action<FaceEvidence> act)
    {
        if (faces.Length == 0)
        {
            return;
        }

        Parallel.ForEach(Partitioner.Create(0, faces.Length, RangeSize), range =>
        {
            for (var i = range.Item1; i < range.Item2; i++)
            {
                act(faces[i]);
            }
        });
    }

    /// <summary>
    /// A face has no say on the person whom a human said it is: others are compared with it among the enrolled faces already, and it would
    /// vouch with its similarity to itself.
    /// </summary>
    private static void Compare(FaceEvidence face, EnrolledFaces[] people, Span<float> similarities)
    {
        for (var i = 0; i < people.Length; i++)
        {
            similarities[i] = face.Probe.DecidedPersonId == people[i].PersonId ? float.NaN : people[i].Similarity(face.Probe.Embedding.Vector);
        }
    }
}
