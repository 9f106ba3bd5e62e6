using FaceGallery.Domain.Detection;
using FaceGallery.Web.Library;
using Microsoft.ML.OnnxRuntime;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// YuNet at one size (Wu, Peng, Yu: "YuNet: A Tiny Millisecond-level Face Detector", 2023). Input BGR 0–255 [1,3,H,W], sides multiples of 32.
/// For each stride 8, 16 and 32 it answers a class and an object score, a box and five points for every cell.
/// </summary>
internal sealed class YuNetModel(Network network) : IDisposable
{
    public const int Multiple = 32;
    private static readonly int[] Strides = [8, 16, 32];
    private static readonly string[] Outputs = [.. from part in (string[])["cls", "obj", "bbox", "kps"] from stride in Strides select $"{part}_{stride}"];

    /// <summary>At a size that takes a few milliseconds.</summary>
    public static NetworkFile File(DetectorEntry entry, string path) => new(path, new(entry.Input, Outputs), [1, RgbImage.Channels, 320, 320], (0, 255));

    /// <summary>Every cell that looks like a face, unsorted; neighbours report the same face many times.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="longSide">Long side of the network's input in pixels.</param>
    /// <param name="minScore">Least score, 0–1.</param>
    public List<DetectedFace> Run(RgbImage image, int longSide, float minScore)
    {
        using var tensor = Resize(image, longSide);
        return Run(tensor, minScore);
    }

    /// <param name="input">Its padding is a multiple of <see cref="Multiple"/>.</param>
    public List<DetectedFace> Run(BgrTensor input, float minScore)
    {
        using var outputs = Infer(input);
        var faces = new List<DetectedFace>();
        for (var i = 0; i < Strides.Length; i++)
        {
            var grid = new YuNetGrid(input, Strides[i]);
            grid.Decode(new(outputs[i], outputs[i + 3], outputs[i + 6], outputs[i + 9]), minScore, faces);
        }

        return faces;
    }

    /// <summary>ONNX Runtime keeps what each size of picture took, more with each; this gives back what no run is using.</summary>
    public void GiveBackMemory()
    {
        using var shrinking = new RunOptions();
        shrinking.AddRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
        using var smallest = BgrTensor.Resize(new RgbImage(1, 1, new byte[3]), Multiple, Multiple);
        network.RunOnCpu(smallest.Tensor, shrinking).Dispose();
    }

    private static BgrTensor Resize(RgbImage image, int longSide)
    {
        using var step = Telemetry.Source.StartActivity("resize");
        return BgrTensor.Resize(image, longSide, Multiple);
    }

    private IDisposableReadOnlyCollection<OrtValue> Infer(BgrTensor input)
    {
        using var step = Telemetry.Source.StartActivity("detect");
        return network.Run(input.Tensor);
    }

    public void Dispose() => network.Dispose();
}
