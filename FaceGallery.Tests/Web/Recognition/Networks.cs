using System.Globalization;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Recognition;
using Microsoft.ML.OnnxRuntime;

namespace FaceGallery.Tests.Web.Recognition;

/// <summary>Networks over real weights, with other real sessions in the place of a device.</summary>
internal static class Networks
{
    public static NetworkFile File { get; } = OnnxFaceEmbedder.File(ModelManifest.Embedders[0], SharedFiles.Models("MobileFaceNet.onnx"));

    /// <summary>What is to be said of MobileFaceNet, under a name of which nothing is known, to be changed.</summary>
    public static EmbedderEntry Entry()
    {
        var known = ModelManifest.Embedders[0];
        return new EmbedderEntry
        {
            Name = "test",
            FileName = known.FileName,
            Licence = known.Licence,
            Size = known.Size,
            Sha256 = known.Sha256,
            Address = known.Address,
            Input = known.Input,
            Output = known.Output,
            Mean = known.Mean,
            Deviation = known.Deviation,
            VectorSize = known.VectorSize,
        };
    }

    /// <summary>An embedder of the owner's, in settings: the same weights without the mirrored crop. Its embeddings are others, and near enough to tell that each belongs to its face.</summary>
    /// <param name="changes">What its entry says otherwise.</param>
    public static IEnumerable<(string Key, string Value)> Unmirrored(params (string Key, string Value)[] changes)
    {
        var known = ModelManifest.Embedders[0];
        var entry = new Dictionary<string, string>
        {
            ["Name"] = "Unmirrored",
            ["FileName"] = known.FileName,
            ["Licence"] = known.Licence,
            ["Size"] = known.Size.ToString(CultureInfo.InvariantCulture),
            ["Sha256"] = known.Sha256,
            ["Address"] = known.Address!.ToString(),
            ["Input"] = known.Input,
            ["Output"] = known.Output,
            ["VectorSize"] = "128",
            ["AddsMirrored"] = "false",
            ["MinStrength"] = "9.5",
            ["Mean:0"] = "0.485",
            ["Mean:1"] = "0.456",
            ["Mean:2"] = "0.406",
            ["Deviation:0"] = "0.229",
            ["Deviation:1"] = "0.224",
            ["Deviation:2"] = "0.225",
            ["Thresholds:MinMatchSimilarity"] = "0.46",
        };
        foreach (var (key, value) in changes)
        {
            entry[key] = value;
        }

        return [("Models:Embedder", "Unmirrored"), .. entry.Select(part => ($"Models:Embedders:0:{part.Key}", part.Value))];
    }

    /// <param name="entry">What is said of MobileFaceNet; the truth unless given.</param>
    public static OnnxFaceEmbedder Embedder(InferenceSession? device, DeviceHealth health, int batch, EmbedderEntry? entry = null) =>
        new(entry ?? Entry(), new Network(File.Names, InferenceSessions.Open(File.Path), device, health, batch));
}
