using System.Numerics;
using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Recognition;

/// <summary>Seeks the one face that somebody drew a box around: enlarged, at several sizes, and turned this way and that.</summary>
internal sealed class BoxSearch(YuNetModel model)
{
    /// <summary>Half as much again around the box: sloppy drawings leave out the chin, and a turned head needs its corners.</summary>
    private const float Margin = 2.2f;

    /// <summary>Widths of the drawn box in the network's input, in pixels: where YuNet's landmarks are most exact.</summary>
    private static readonly int[] Widths = [60, 100, 160];

    /// <summary>By every 30 degrees: YuNet's landmarks are exact up to a tilt of some 20 only.</summary>
    private const int Angles = 12;

    private const float MinScore = 0.3f;

    /// <summary>Least overlap with the drawn box.</summary>
    private const float MinOverlap = 0.2f;

    private static readonly int Side = (int)(Widths[^1] * Margin);

    /// <summary>The face that shows best of all, at whatever angle; null where none shows.</summary>
    public DetectedFace? Find(RgbImage image, RelativeBox box)
    {
        var drawn = Around(image, box);
        return Enumerable.Range(0, Angles)
            .Select(i => Best(drawn.Drawn(Turn(i * 360 / Angles), Side), box))
            .MaxBy(face => face?.Score);
    }

    private static PictureView Around(RgbImage image, RelativeBox box)
    {
        var scale = Margin * Math.Max(box.Width * image.Width, box.Height * image.Height) / Side;
        var (left, top) = ((box.Centre.X * image.Width) - (scale * Side / 2), (box.Centre.Y * image.Height) - (scale * Side / 2));
        return PictureView.Of(image).Drawn(new(scale, 0, left, top), Side);
    }

    /// <summary>From a view turned clockwise to the one it is made of, about the centre of both.</summary>
    private static SimilarityTransform Turn(int degrees)
    {
        var (sin, cos) = MathF.SinCos(float.DegreesToRadians(degrees));
        var centre = new Vector2(Side / 2f);
        var turn = new SimilarityTransform(cos, -sin, 0, 0);
        var shift = centre - turn.Apply(centre);
        return turn with { X = shift.X, Y = shift.Y };
    }

    private DetectedFace? Best(PictureView view, RelativeBox box)
    {
        var looks = Widths.Select(width => model.Run(view.Image, (int)(width * Margin), MinScore).ConvertAll(view.InWhole)).ToList();
        var faces = FaceBlending.Vote([.. looks.SelectMany(look => look)])
            .Where(face => face.Box.Overlap(box) >= MinOverlap)
            .Select(face => face with { Score = looks.Average(look => ScoreIn(look, face)) })
            .ToList();
        return faces.Count == 0 ? null : faces.MaxBy(face => face.Score * face.Box.Overlap(box));
    }

    private static float ScoreIn(List<DetectedFace> look, DetectedFace face) =>
        look.Where(other => other.Box.Overlap(face.Box) > FaceBlending.SameFaceOverlap).Select(other => other.Score).DefaultIfEmpty(0).Max();
}
