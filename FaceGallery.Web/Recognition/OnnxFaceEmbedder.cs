using System.Buffers;
using System.Numerics.Tensors;
using FaceGallery.Domain.Detection;
using FaceGallery.Web.Library;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// MobileFaceNet (Chen et al. 2018; weights of foamliu/MobileFaceNet): RGB [1,3,112,112], each channel (x/255 − mean) / deviation as it was trained,
/// answer [1,128]. The answers for the crop and for its mirror image are added before the sum is scaled to length one.
/// </summary>
/// <remarks>On the CPU the network takes one crop at a time, so a face's embedding cannot depend on the faces beside it.</remarks>
public sealed class OnnxFaceEmbedder : IFaceEmbedder, IDisposable
{
    private const int Size = IFaceEmbedder.AlignedFaceSize;
    private const int Values = RgbImage.Channels * Size * Size;
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];
    private static readonly long[] Shape = [1, RgbImage.Channels, Size, Size];
    private readonly Network _network;

    public OnnxFaceEmbedder(string model, Network network) => (Model, _network) = (model, network);

    public string Model { get; }

    /// <exception cref="ArgumentException">A crop has the wrong size.</exception>
    public IReadOnlyList<EmbeddedFace?> Embed(IReadOnlyList<RgbImage> crops) => [.. crops.Chunk(Math.Max(1, _network.Batch / 2)).SelectMany(Embed)];

    public void Dispose() => _network.Dispose();

    public static NetworkFile File(string path) => new(path, new("input0", ["output0"]), Shape, (-2, 2));

    /// <summary>Each crop is followed by its mirror image.</summary>
    private IEnumerable<EmbeddedFace?> Embed(RgbImage[] crops)
    {
        var inputs = ArrayPool<float>.Shared.Rent(2 * Values * crops.Length);
        try
        {
            for (var i = 0; i < crops.Length; i++)
            {
                var input = inputs.AsSpan(2 * Values * i, 2 * Values);
                Fill(input[..Values], crops[i]);
                input[..Values].CopyTo(input[Values..]);
                Mirror(input[Values..]);
            }

            return Run(inputs.AsMemory(0, 2 * Values * crops.Length)).Chunk(2).Select(Sum);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(inputs);
        }
    }

    private float[][] Run(Memory<float> inputs)
    {
        using var step = Telemetry.Source.StartActivity("embed");
        return _network.Vectors(inputs, Shape);
    }

    /// <summary>Null for what is no number: nothing is known of the face.</summary>
    private EmbeddedFace? Sum(float[][] answers)
    {
        var sum = answers[0];
        TensorPrimitives.Add(sum, answers[1], sum);
        var length = TensorPrimitives.Norm<float>(sum);
        return float.IsFinite(length) && length > 0 ? new EmbeddedFace(Embedding.FromOutput(Model, sum), length / 2) : null;
    }

    private static void Fill(Span<float> input, RgbImage crop)
    {
        if (crop is not { Width: Size, Height: Size })
        {
            throw new ArgumentException($"An aligned face is {Size}x{Size} pixels, not {crop.Width}x{crop.Height}.", nameof(crop));
        }

        var pixels = crop.Pixels;
        for (var i = 0; i < Size * Size; i++)
        {
            for (var channel = 0; channel < RgbImage.Channels; channel++)
            {
                var value = pixels[(i * RgbImage.Channels) + channel] / 255f;
                input[(channel * Size * Size) + i] = (value - Mean[channel]) / Deviation[channel];
            }
        }
    }

    private static void Mirror(Span<float> input)
    {
        for (var row = 0; row < RgbImage.Channels * Size; row++)
        {
            input.Slice(row * Size, Size).Reverse();
        }
    }
}
