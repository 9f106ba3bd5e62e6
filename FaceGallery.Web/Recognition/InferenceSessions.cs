using Microsoft.ML.OnnxRuntime;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace FaceGallery.Web.Recognition;

/// <summary>Opens models on the execution provider: the one place that knows which it is.</summary>
public static class InferenceSessions
{
    /// <summary>As the report names it.</summary>
    public const string Provider = "cpu";

    /// <summary>
    /// One thread a call, because the indexer runs one worker a core. No memory pattern: it would keep a plan and its memory for
    /// each size of picture.
    /// </summary>
    public static InferenceSession Open(string path)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            EnableMemoryPattern = false,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        return new InferenceSession(path, options);
    }
}
