namespace FaceGallery.Web.Recognition;

/// <summary>
/// The detector and the embedder in use. Their weights are loaded when the first picture is analysed, so that a command with nothing to
/// do needs none; until they are there, each attempt looks for them again.
/// </summary>
public sealed class RecognitionEngine(ModelStore store) : IDisposable
{
    private readonly Lock _loading = new();
    private YuNetFaceDetector? _detector;
    private OnnxFaceEmbedder? _embedder;
    private volatile FaceAnalyzer? _analyzer;

    public string DetectorName => ModelManifest.Detector.Name;

    public string EmbedderName => ModelManifest.Embedder.Name;

    /// <summary>What computes: <c>cpu</c>.</summary>
    public string Provider => InferenceSessions.Provider;

    /// <exception cref="MissingWeightsException">Weights are missing; the message says which and how to get them.</exception>
    public FaceAnalyzer Analyzer => _analyzer ?? Load();

    public void Dispose()
    {
        _detector?.Dispose();
        _embedder?.Dispose();
    }

    private FaceAnalyzer Load()
    {
        lock (_loading)
        {
            if (_analyzer is null)
            {
                var (detector, embedder) = (store.Require(ModelManifest.Detector), store.Require(ModelManifest.Embedder));
                _detector ??= new YuNetFaceDetector(DetectorName, InferenceSessions.Open(detector));
                _embedder ??= new OnnxFaceEmbedder(EmbedderName, InferenceSessions.Open(embedder));
                _analyzer = new FaceAnalyzer(_detector, _embedder);
            }

            return _analyzer;
        }
    }
}
