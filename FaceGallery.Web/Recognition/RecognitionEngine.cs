using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;
using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Recognition;

/// <summary>
/// The detector and the embedder in use. Their weights are loaded when the first picture is analysed, so that a command with nothing to
/// do needs none; until they are there, each attempt looks for them again.
/// </summary>
public sealed class RecognitionEngine(ModelStore store, ComputeProvider provider) : IDisposable
{
    private readonly Lock _loading = new();
    private readonly Dictionary<string, OnnxFaceEmbedder> _embedders = [];
    private YuNetModel? _detector;
    private volatile DetectorEntry? _detecting;
    private volatile EmbedderEntry? _serving;
    private volatile Loaded? _loaded;

    public string DetectorName => (_detecting ?? store.Detector).Name;

    /// <summary>Whose embeddings answer: what the owner wants, or that of before as long as not all faces have new ones.</summary>
    public EmbedderEntry Embedder => _serving ?? store.Embedder;

    public string EmbedderName => Embedder.Name;

    /// <summary>What computes: <c>cpu</c>, <c>cuda</c> … Until weights are loaded, the CPU.</summary>
    public string Provider => provider.Name;

    /// <summary>The device that computes, in its provider's words; null for the CPU.</summary>
    public string? Device => provider.Device;

    /// <summary>Why what the owner set, or put there, is not used or does not compute.</summary>
    public IReadOnlyList<Message> ProviderProblems => Unused is { } unused ? [unused, .. provider.Problems] : provider.Problems;

    /// <summary>Why the detector that is set does not serve; null where it does.</summary>
    public Message? Unused { get; private set; }

    /// <summary>That nobody is named, and why; null where faces are.</summary>
    public Message? Hindrance => IsDefault || Embedder.Thresholds is not null ? null : new Message("Embedder.NoThresholds", EmbedderName);

    /// <exception cref="MissingWeightsException">Weights are missing or not what is said of them; the message says which and how to get them.</exception>
    public FaceAnalyzer Analyzer => (_loaded ?? Load()).Analyzer;

    /// <exception cref="MissingWeightsException">Weights are missing or not what is said of them; the message says which and how to get them.</exception>
    public MissedFaces MissedFaces => (_loaded ?? Load()).MissedFaces;

    /// <summary>What is set for the default model holds.</summary>
    public bool IsDefault => EmbedderName == ModelManifest.DefaultEmbedder;

    /// <summary>With the settings for the default model, and those of its entry for another. Without these it names nobody.</summary>
    public RecognitionThresholds ThresholdsOf(RecognitionThresholds settings) => IsDefault ? settings : Embedder.Thresholds ?? RecognitionThresholds.Never;

    /// <summary>From now on this one embeds, and its embeddings answer.</summary>
    public void Serve(EmbedderEntry embedder)
    {
        lock (_loading)
        {
            (_serving, _loaded) = (embedder, null);
        }
    }

    /// <summary>The one that a library begins with: what the owner wants, or the default as long as only that can be used.</summary>
    public EmbedderEntry FirstEmbedder()
    {
        if (store.Embedder.Name == ModelManifest.DefaultEmbedder)
        {
            return store.Embedder;
        }

        try
        {
            Open(store.Embedder);
            return store.Embedder;
        }
        catch (Exception exception) when (exception is MissingWeightsException or ModelMisfitException)
        {
            var other = store.EmbedderOf(ModelManifest.DefaultEmbedder)!;
            return store.Find(other.File).Path is null ? store.Embedder : other;
        }
    }

    /// <summary>An embedder beside the one that serves.</summary>
    /// <exception cref="MissingWeightsException">Its weights are missing.</exception>
    /// <exception cref="ModelMisfitException">They are not what its entry says.</exception>
    public IFaceEmbedder Open(EmbedderEntry embedder)
    {
        lock (_loading)
        {
            if (!_embedders.TryGetValue(embedder.Name, out var open))
            {
                open = _embedders[embedder.Name] = new OnnxFaceEmbedder(embedder, provider.Open(OnnxFaceEmbedder.File(embedder, store.Require(embedder.File))));
            }

            return open;
        }
    }

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

    /// <summary>Why nothing can be recognised at the moment; nothing where the weights in use are there.</summary>
    public IReadOnlyList<Message> MissingWeights()
    {
        var detector = store.Find((_detecting ?? store.Detector).File);
        var other = store.Find(store.DetectorOf(ModelManifest.DefaultDetector)!.File);
        return MissingWeightsException.For([detector.Path is null && other.Path is not null ? other : detector, store.Find(Embedder.File)], store.Folder)?.Why ?? [];
    }

    /// <summary>Gives back what looking at large pictures took. The next one takes it anew, in some milliseconds: for what happens rarely.</summary>
    public void GiveBackMemory() => _detector?.GiveBackMemory();

    public void Dispose()
    {
        _detector?.Dispose();
        foreach (var embedder in _embedders.Values)
        {
            embedder.Dispose();
        }
    }

    private Loaded Load()
    {
        lock (_loading)
        {
            return _loaded ??= Assemble();
        }
    }

    private Loaded Assemble()
    {
        try
        {
            _detector ??= OpenDetector();
            var (detector, embedder) = (new YuNetFaceDetector(DetectorName, _detector), Open(Embedder));
            var analyzer = new FaceAnalyzer(detector, embedder, new OrientationEstimator(_detector));
            return new Loaded(analyzer, new MissedFaces(analyzer, new DeepScan(_detector, detector), new BoxSearch(_detector)));
        }
        catch (ModelMisfitException exception)
        {
            throw new MissingWeightsException([exception.Why]);
        }
    }

    private YuNetModel OpenDetector()
    {
        var wanted = store.Detector;
        try
        {
            return OpenDetector(wanted);
        }
        catch (Exception exception) when (wanted.Name != ModelManifest.DefaultDetector && exception is MissingWeightsException or ModelMisfitException
            && store.Find(store.DetectorOf(ModelManifest.DefaultDetector)!.File).Path is not null)
        {
            var other = OpenDetector(store.DetectorOf(ModelManifest.DefaultDetector)!);
            Unused = store.Unused(wanted, DetectorName, exception);
            return other;
        }
    }

    private YuNetModel OpenDetector(DetectorEntry entry)
    {
        var model = new YuNetModel(provider.Open(YuNetModel.File(entry, store.Require(entry.File))));
        _detecting = entry;
        return model;
    }

    private sealed record Loaded(FaceAnalyzer Analyzer, MissedFaces MissedFaces);
}
