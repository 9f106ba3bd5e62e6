using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// The detector and the embedder in use. Their weights are loaded when the first picture is analysed, so that a command with nothing to
/// do needs none; until they are there, each attempt looks for them again.
/// </summary>
public sealed class RecognitionEngine(ModelStore store, ComputeProvider provider) : IDisposable
{
    private readonly Lock _loading = new();
    private YuNetModel? _detector;
    private OnnxFaceEmbedder? _embedder;
    private volatile Loaded? _loaded;

    public string DetectorName => ModelManifest.Detector.Name;

    public string EmbedderName => ModelManifest.Embedder.Name;

    /// <summary>What computes: <c>cpu</c>, <c>cuda</c> … Until weights are loaded, the CPU.</summary>
    public string Provider => provider.Name;

    /// <summary>The device that computes, in its provider's words; null for the CPU.</summary>
    public string? Device => provider.Device;

    /// <summary>Why what the owner set, or put there, does not compute.</summary>
    public IReadOnlyList<Message> ProviderProblems => provider.Problems;

    /// <exception cref="MissingWeightsException">Weights are missing; the message says which and how to get them.</exception>
    public FaceAnalyzer Analyzer => (_loaded ?? Load()).Analyzer;

    /// <exception cref="MissingWeightsException">Weights are missing; the message says which and how to get them.</exception>
    public MissedFaces MissedFaces => (_loaded ?? Load()).MissedFaces;

    /// <summary>Where more than the CPU may compute, it is tried now: foreign code that takes the process along should do so while no photo is being read. Without weights nothing is tried.</summary>
    public void Prepare()
    {
        try
        {
            _ = provider.HasMore ? Analyzer : null;
        }
        catch (MissingWeightsException)
        {
            // Whoever needs them says so.
        }
    }

    /// <summary>Gives back what looking at large pictures took. The next one takes it anew, in some milliseconds: for what happens rarely.</summary>
    public void GiveBackMemory() => _detector?.GiveBackMemory();

    public void Dispose()
    {
        _detector?.Dispose();
        _embedder?.Dispose();
    }

    private Loaded Load()
    {
        lock (_loading)
        {
            if (_loaded is null)
            {
                var (detector, embedder) = (store.Require(ModelManifest.Detector), store.Require(ModelManifest.Embedder));
                var networks = provider.Open([YuNetModel.File(detector), OnnxFaceEmbedder.File(embedder)]);
                (_detector, _embedder) = (new YuNetModel(networks[0]), new OnnxFaceEmbedder(EmbedderName, networks[1]));
                _loaded = Assemble(_detector, _embedder);
            }

            return _loaded;
        }
    }

    private static Loaded Assemble(YuNetModel model, OnnxFaceEmbedder embedder)
    {
        var detector = new YuNetFaceDetector(ModelManifest.Detector.Name, model);
        var analyzer = new FaceAnalyzer(detector, embedder, new OrientationEstimator(model));
        return new Loaded(analyzer, new MissedFaces(analyzer, new DeepScan(model, detector), new BoxSearch(model)));
    }

    private sealed record Loaded(FaceAnalyzer Analyzer, MissedFaces MissedFaces);
}
