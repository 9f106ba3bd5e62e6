using System.Buffers;
using System.Numerics.Tensors;
using FaceGallery.Domain.Detection;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// An embedder as its entry tells of it. Where it says so, the answers for the crop and for its mirror image are added before the sum is scaled to length one.
/// </summary>
/// <remarks>On the CPU the network takes one crop at a time, so a face's embedding cannot depend on the faces beside it.</remarks>
public sealed class OnnxFaceEmbedder : IFaceEmbedder, IDisposable
{
    private const int Size = IFaceEmbedder.AlignedFaceSize;
    private const int Values = RgbImage.Channels * Size * Size;
    private readonly EmbedderEntry _entry;
    private readonly Network _network;
    private readonly long[] _shape;
    private readonly int _looks;

    public OnnxFaceEmbedder(EmbedderEntry entry, Network network) =>
        (_entry, _network, _shape, _looks) = (entry, network, ShapeOf(entry), entry.AddsMirrored ? 2 : 1);

    public string Model => _entry.Name;

    public float MinStrength => _entry.MinStrength;

    /// <exception cref="ArgumentException">A crop has the wrong size.</exception>
    public IReadOnlyList<EmbeddedFace?> Embed(IReadOnlyList<RgbImage> crops) => [.. crops.Chunk(Math.Max(1, _network.Batch / _looks)).SelectMany(Embed)];

    public void Dispose() => _network.Dispose();

    public static NetworkFile File(EmbedderEntry entry, string path) =>
        new(path, new(entry.Input, [entry.Output]), ShapeOf(entry), (Normalised(entry, 0, 0), Normalised(entry, 255, 0)), entry.VectorSize);

    private static long[] ShapeOf(EmbedderEntry entry) => entry.Layout == InputLayout.Planar ? [1, RgbImage.Channels, Size, Size] : [1, Size, Size, RgbImage.Channels];

    private static float Normalised(EmbedderEntry entry, byte value, int channel) =>
        ((value / 255f) - entry.Mean[channel % entry.Mean.Length]) / entry.Deviation[channel % entry.Deviation.Length];

    /// <summary>Each crop is followed by its mirror image, if that is wanted.</summary>
    private IEnumerable<EmbeddedFace?> Embed(RgbImage[] crops)
    {
        var count = _looks * crops.Length;
        var inputs = ArrayPool<float>.Shared.Rent(count * Values);
        try
        {
            for (var i = 0; i < count; i++)
            {
                Fill(inputs.AsSpan(i * Values, Values), crops[i / _looks], isMirrored: i % _looks == 1);
            }

            return Run(inputs.AsMemory(0, count * Values)).Chunk(_looks).Select(Sum);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(inputs);
        }
    }

    private float[][] Run(Memory<float> inputs)
    {
        using var step = Telemetry.Source.StartActivity("embed");
        return _network.Vectors(inputs, _shape);
    }

    /// <summary>Null for what is no number: nothing is known of the face.</summary>
    private EmbeddedFace? Sum(float[][] answers)
    {
        var sum = answers[0];
        foreach (var other in answers.AsSpan(1))
        {
            TensorPrimitives.Add(sum, other, sum);
        }

        var length = TensorPrimitives.Norm<float>(sum);
        return float.IsFinite(length) && length > 0 ? new EmbeddedFace(Embedding.FromOutput(Model, sum), length / _looks) : null;
    }

    private void Fill(Span<float> input, RgbImage crop, bool isMirrored)
    {
        if (crop is not { Width: Size, Height: Size })
        {
            throw new ArgumentException($"An aligned face is {Size}x{Size} pixels, not {crop.Width}x{crop.Height}.", nameof(crop));
        }

        var pixels = crop.Pixels;
        for (var channel = 0; channel < RgbImage.Channels; channel++)
        {
            var colour = _entry.Colours == ColourOrder.Rgb ? channel : RgbImage.Channels - 1 - channel;
            var (mean, deviation) = (_entry.Mean[channel % _entry.Mean.Length], _entry.Deviation[channel % _entry.Deviation.Length]);
            var (at, step) = _entry.Layout == InputLayout.Planar ? (channel * Size * Size, 1) : (channel, RgbImage.Channels);
            for (var y = 0; y < Size; y++)
            {
                for (var x = 0; x < Size; x++, at += step)
                {
                    var column = isMirrored ? Size - 1 - x : x;
                    input[at] = ((pixels[(((y * Size) + column) * RgbImage.Channels) + colour] / 255f) - mean) / deviation;
                }
            }
        }
    }
}
