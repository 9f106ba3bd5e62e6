using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Recognition;
using Microsoft.ML.OnnxRuntime;

namespace FaceGallery.Tests.Web.Recognition;

/// <summary>Networks over real weights, with other real sessions in the place of a device.</summary>
internal static class Networks
{
    public static NetworkFile File { get; } = OnnxFaceEmbedder.File(SharedFiles.Models("MobileFaceNet.onnx"));

    public static OnnxFaceEmbedder Embedder(InferenceSession? device, DeviceHealth health, int batch) =>
        new("test", new Network(File.Names, InferenceSessions.Open(File.Path), device, health, batch));
}
