using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Photos;

namespace FaceGallery.Domain.Stacks;

/// <summary>
/// Finds photos that show nearly the same: one camera took them within seconds, in one frame, and they do not contradict each other in who is on them, by name and by face. Every photo
/// of a stack is like every other one. How the numbers were measured: docs/adr/0026-nearly-the-same-is-one-stack.md.
/// </summary>
public static class StackGrouping
{
    /// <summary>Between a photo and the one before it in its stack.</summary>
    public static readonly TimeSpan MaxGap = TimeSpan.FromSeconds(10);

    /// <summary>Between the first and the last: a camera on a tripod that looks at one place for hours makes no stack of thousands.</summary>
    public static readonly TimeSpan MaxSpan = TimeSpan.FromMinutes(1);

    /// <summary>More of one second are of a clock that stands still, and says nothing.</summary>
    public const int MaxOfOneSecond = 100;

    /// <summary>Signs of <see cref="PictureHash"/> that may differ.</summary>
    public const int MaxDistance = 12;

    /// <summary>Least <see cref="Embedding.Similarity"/> of a face to itself a few seconds later. Strangers are at 0.0 ± 0.1.</summary>
    public const float SamePerson = 0.4f;

    /// <summary>By how much the one shape may be wider than the other.</summary>
    private const float MaxAspectRatio = 1.05f;

    /// <summary>Whether two photos look the same: in one shape, and with the same signs of brightness but for a few.</summary>
    public static bool IsAlike(PictureHash one, float aspect, PictureHash other, float otherAspect) =>
        Math.Max(aspect, otherAspect) <= Math.Min(aspect, otherAspect) * MaxAspectRatio && one.Distance(other) <= MaxDistance;

    /// <summary>Those that have their like: of all others nothing else need be known.</summary>
    /// <param name="photos">In any order; who is on them is not asked.</param>
    /// <returns>By camera and time, parted where nothing was taken for longer than <see cref="MaxGap"/>: no stack reaches across.</returns>
    public static IReadOnlyList<IReadOnlyList<StackPhoto>> Chains(IEnumerable<StackPhoto> photos)
    {
        var (chains, ordered) = (new List<List<StackPhoto>>(), InOrder(photos).ToList());
        var isLike = new bool[ordered.Count];
        for (var (place, first) = (0, 0); place < ordered.Count; place++)
        {
            for (; !IsNear(ordered[first], ordered[place], MaxGap); first++)
            {
            }

            for (var before = first; before < place; before++)
            {
                if (IsAlike(ordered[before], ordered[place]))
                {
                    (isLike[before], isLike[place]) = (true, true);
                }
            }
        }

        foreach (var (_, photo) in ordered.Index().Where(photo => isLike[photo.Index]))
        {
            if (chains is not [.., var chain] || !IsNear(chain[^1], photo, MaxGap))
            {
                chains.Add(chain = []);
            }

            chain.Add(photo);
        }

        return chains;
    }

    /// <param name="photos">In any order, with those who are on them.</param>
    /// <returns>Photos of two or more each, by time. Whatever the order of the photos was, the stacks are the same.</returns>
    public static IReadOnlyList<IReadOnlyList<StackPhoto>> Group(IEnumerable<StackPhoto> photos)
    {
        var (stacks, open) = (new List<List<StackPhoto>>(), new List<List<StackPhoto>>());
        foreach (var photo in InOrder(photos))
        {
            open.RemoveAll(stack => !IsNear(stack[^1], photo, MaxGap));
            if (open.Where(stack => MayJoin(stack, photo)).MinBy(stack => stack.Max(other => other.Look.Distance(photo.Look))) is { } joined)
            {
                joined.Add(photo);
            }
            else
            {
                open.Add([photo]);
                stacks.Add(open[^1]);
            }
        }

        return [.. stacks.Where(stack => stack.Count > 1)];
    }

    private static IEnumerable<StackPhoto> InOrder(IEnumerable<StackPhoto> photos) => photos
        .GroupBy(photo => (photo.Camera, Second: photo.At.Ticks / TimeSpan.TicksPerSecond)).Where(second => second.Count() <= MaxOfOneSecond).SelectMany(second => second)
        .OrderBy(photo => photo.Camera, StringComparer.Ordinal).ThenBy(photo => photo.At).ThenBy(photo => photo.Hash, StringComparer.Ordinal);

    private static bool IsNear(StackPhoto earlier, StackPhoto later, TimeSpan time) => earlier.Camera == later.Camera && later.At - earlier.At <= time;

    private static bool MayJoin(List<StackPhoto> stack, StackPhoto photo) =>
        IsNear(stack[0], photo, MaxSpan) && stack.TrueForAll(other => IsAlike(other, photo) && !Contradict(other, photo));

    private static bool IsAlike(StackPhoto one, StackPhoto other) => IsAlike(one.Look, one.Aspect, other.Look, other.Aspect);

    /// <summary>Each shows somebody whom the other does not, by name, or hardly a face of the one is on the other. Who turned away in one of them is no contradiction.</summary>
    private static bool Contradict(StackPhoto one, StackPhoto other) =>
        (one.People.Except(other.People).Any() && other.People.Except(one.People).Any())
        || (one.Faces.Count <= other.Faces.Count ? HasOthers(one, other) : HasOthers(other, one));

    private static bool HasOthers(StackPhoto fewer, StackPhoto more) => more.Faces.Count > 0
        && fewer.Faces.Count(face => more.Faces.Any(other => other.Model == face.Model && face.Similarity(other) >= SamePerson)) * 2 < fewer.Faces.Count;
}
