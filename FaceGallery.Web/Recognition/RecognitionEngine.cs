namespace FaceGallery.Web.Recognition;

/// <summary>
/// The detector and the embedder in use. Their weights are loaded when the first picture is analysed, so that a command with nothing to
/// do needs none; until they are there, each attempt looks for them again.
/// </summary>
public sealed class RecognitionEngine(ModelStore store) : IDisposable
{
    private readonly Lock _loading = new();
    private YuNetModel? _detector;
    private OnnxFaceEmbedder? _embedder;
    private volatile Loaded? _loaded;

    public string DetectorName => ModelManifest.Detector.Name;

    public string EmbedderName => ModelManifest.Embedder.Name;

    /// <summary>What computes: <c>cpu</c>.</summary>
    public string Provider => InferenceSessions.Provider;

    /// <exception cref="MissingWeightsException">Weights are missing; the message says which and how to get them.</exception>
    public FaceAnalyzer Analyzer => (_loaded ?? Load()).Analyzer;

    /// <exception cref="MissingWeightsException">Weights are missing; the message says which and how to get them.</exception>
    public MissedFaces MissedFaces => (_loaded ?? Load()).MissedFaces;

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
                _detector ??= new YuNetModel(InferenceSessions.Open(detector));
                _embedder ??= new OnnxFaceEmbedder(EmbedderName, InferenceSessions.Open(embedder));
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
