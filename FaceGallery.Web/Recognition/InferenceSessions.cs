using Microsoft.ML.OnnxRuntime;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace FaceGallery.Web.Recognition;

/// <summary>Opens models on the CPU, or on a device.</summary>
public static class InferenceSessions
{
    /// <summary>Pictures have many sizes: a search for each one's fastest algorithm would take longer than it saves. Full precision, so that it answers as the CPU does.</summary>
    private static readonly Dictionary<string, string> CudaOptions = new() { ["cudnn_conv_algo_search"] = "HEURISTIC", ["use_tf32"] = "0" };

    private static readonly Dictionary<string, string> NoOptions = [];

    /// <summary>
    /// One thread a call, because the indexer runs one worker a core. No memory pattern: it would keep a plan and its memory for
    /// each size of picture.
    /// </summary>
    /// <param name="device">Null for the CPU.</param>
    public static InferenceSession Open(string path, OrtEpDevice? device = null)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            EnableMemoryPattern = false,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        if (device is not null)
        {
            options.AppendExecutionProvider(OrtEnv.Instance(), [device], device.EpName == "CUDAExecutionProvider" ? CudaOptions : NoOptions);
        }

        return new InferenceSession(path, options);
    }
}
