using System.Numerics.Tensors;
using FaceGallery.Domain.Detection;
using FaceGallery.Web.Library;
using Microsoft.ML.OnnxRuntime;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// MobileFaceNet (Chen et al. 2018; weights of foamliu/MobileFaceNet): RGB [1,3,112,112], each channel (x/255 − mean) / deviation as it was trained,
/// answer [1,128]. The answers for the crop and for its mirror image are added before the sum is scaled to length one.
/// </summary>
/// <remarks>The network takes one crop at a time, so a face's embedding cannot depend on the faces beside it.</remarks>
public sealed class OnnxFaceEmbedder(string model, InferenceSession session) : IFaceEmbedder, IDisposable
{
    private const int Size = IFaceEmbedder.AlignedFaceSize;
    private const int Dimensions = 128;
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];
    private readonly RunOptions _runOptions = new();

    public string Model => model;

    /// <exception cref="ArgumentException">A crop has the wrong size.</exception>
    public IReadOnlyList<EmbeddedFace> Embed(IReadOnlyList<RgbImage> crops) => [.. crops.Select(Embed)];

    public void Dispose()
    {
        _runOptions.Dispose();
        session.Dispose();
    }

    private EmbeddedFace Embed(RgbImage crop)
    {
        if (crop is not { Width: Size, Height: Size })
        {
            throw new ArgumentException($"An aligned face is {Size}x{Size} pixels, not {crop.Width}x{crop.Height}.", nameof(crop));
        }

        var input = new float[RgbImage.Channels * Size * Size];
        Span<float> sum = stackalloc float[Dimensions];
        Span<float> mirrored = stackalloc float[Dimensions];
        Fill(input, crop);
        Run(input, sum);
        Mirror(input);
        Run(input, mirrored);
        TensorPrimitives.Add(sum, mirrored, sum);
        return new EmbeddedFace(Embedding.FromOutput(model, sum), TensorPrimitives.Norm<float>(sum) / 2);
    }

    private void Run(float[] values, Span<float> embedding)
    {
        using var step = Telemetry.Source.StartActivity("embed");
        using var input = OrtValue.CreateTensorValueFromMemory(values, [1, RgbImage.Channels, Size, Size]);
        using var outputs = session.Run(_runOptions, ["input0"], [input], ["output0"]);
        outputs[0].GetTensorDataAsSpan<float>().CopyTo(embedding);
    }

    private static void Fill(Span<float> input, RgbImage crop)
    {
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
