namespace FaceGallery.Web.Recognition;

/// <summary>
/// The weights of a triangle filter along one axis: bilinear interpolation when enlarging, and when reducing the same triangle widened to
/// the reduction, so that nothing aliases (the "bilinear" filter of Pillow).
/// </summary>
internal sealed class TriangleFilter
{
    private readonly int[] _starts;
    private readonly float[] _weights;

    public TriangleFilter(int source, int target)
    {
        var scale = (double)source / target;
        var radius = Math.Max(1, scale);
        MaxTaps = Math.Min(source, (int)Math.Ceiling(2 * radius) + 1);
        _starts = new int[target];
        _weights = new float[target * MaxTaps];
        for (var i = 0; i < target; i++)
        {
            var centre = ((i + 0.5) * scale) - 0.5;
            _starts[i] = Math.Clamp((int)Math.Ceiling(centre - radius), 0, source - MaxTaps);
            FillWeights(_weights.AsSpan(i * MaxTaps, MaxTaps), _starts[i], centre, radius);
        }
    }

    /// <summary>How many source samples one target sample reads; those outside of the triangle weigh nothing.</summary>
    public int MaxTaps { get; }

    public int Start(int target) => _starts[target];

    public ReadOnlySpan<float> Weights(int target) => _weights.AsSpan(target * MaxTaps, MaxTaps);

    private static void FillWeights(Span<float> weights, int start, double centre, double radius)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += Triangle(start + i, centre, radius);
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)(Triangle(start + i, centre, radius) / sum);
        }
    }

    private static double Triangle(int position, double centre, double radius) =>
        Math.Max(0, 1 - (Math.Abs(position - centre) / radius));
}
