using System.Numerics;

namespace FaceGallery.Web.Recognition;

/// <summary>Rotation, uniform scale and shift: x' = A·x − B·y + X, y' = B·x + A·y + Y.</summary>
internal readonly record struct SimilarityTransform(float A, float B, float X, float Y)
{
    public static SimilarityTransform None { get; } = new(1, 0, 0, 0);

    public float Scale => MathF.Sqrt((A * A) + (B * B));

    public Vector2 Apply(Vector2 point) => new((A * point.X) - (B * point.Y) + X, (B * point.X) + (A * point.Y) + Y);

    /// <summary>First the other, then this.</summary>
    public SimilarityTransform After(SimilarityTransform first)
    {
        var shift = Apply(new(first.X, first.Y));
        return new((A * first.A) - (B * first.B), (B * first.A) + (A * first.B), shift.X, shift.Y);
    }

    /// <summary>The way back; a transform without extent has none and gives the point 0,0 for all.</summary>
    public SimilarityTransform Inverse()
    {
        var square = (A * A) + (B * B);
        var (a, b) = square > 0 ? (A / square, -B / square) : (0, 0);
        return new(a, b, (b * Y) - (a * X), -(b * X) - (a * Y));
    }

    /// <summary>
    /// The transform that brings one set of points closest to another in the least-squares sense, without mirroring
    /// (Umeyama 1991; in two dimensions it has this closed form).
    /// </summary>
    public static SimilarityTransform Fit(ReadOnlySpan<Vector2> from, ReadOnlySpan<Vector2> to)
    {
        var (fromMean, toMean) = (Mean(from), Mean(to));
        float along = 0, across = 0, spread = 0;
        for (var i = 0; i < from.Length; i++)
        {
            var (p, q) = (from[i] - fromMean, to[i] - toMean);
            along += Vector2.Dot(p, q);
            across += (p.X * q.Y) - (p.Y * q.X);
            spread += p.LengthSquared();
        }

        var (a, b) = spread > 0 ? (along / spread, across / spread) : (0, 0);
        return new(a, b, toMean.X - (a * fromMean.X) + (b * fromMean.Y), toMean.Y - (b * fromMean.X) - (a * fromMean.Y));
    }

    private static Vector2 Mean(ReadOnlySpan<Vector2> points)
    {
        var sum = Vector2.Zero;
        foreach (var point in points)
        {
            sum += point;
        }

        return sum / points.Length;
    }
}
