using System.Globalization;
using System.Numerics.Tensors;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Localisation;
using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;

namespace FaceGallery.Web.Recognition;

/// <summary>A network's file, and what it is tried with.</summary>
/// <param name="SampleShape">Of the input that it is tried with.</param>
/// <param name="SampleRange">The input's values reach from its low to its high.</param>
public sealed record NetworkFile(string Path, NetworkNames Names, long[] SampleShape, (float Low, float High) SampleRange);

/// <summary>
/// What networks are computed by: the CPU, or a device that proved to answer as the CPU does. Providers of devices are libraries that lie beside the program or in a folder
/// of the owner's; they are loaded when the first network is, one after another, until one proves itself.
/// </summary>
public sealed partial class ComputeProvider(IOptions<ProviderOptions> options, ProviderTrials trials, ILogger<ComputeProvider> logger) : IDisposable
{
    /// <summary>Least cosine between the device's answer and the CPU's.</summary>
    private const double MinCosine = 0.999;

    /// <summary>Inputs at once on a device, where the network takes any number.</summary>
    private const int Batch = 64;

    private readonly List<string> _registered = [];
    private volatile IReadOnlyList<Message> _problems = [];
    private volatile OrtEpDevice? _device;

    /// <summary>As reports name it: <c>cpu</c>, <c>cuda</c> …</summary>
    public string Name => _device is { } device ? NameOf(device) : ProviderOptions.Cpu;

    /// <summary>The device in the words of its provider; null for the CPU.</summary>
    public string? Device => _device is { } device ? $"{device.HardwareDevice.Vendor} {device.HardwareDevice.Type}".Trim() : null;

    /// <summary>Why what was asked for does not compute: one sentence for each library and setting.</summary>
    public IReadOnlyList<Message> Problems => _problems;

    /// <summary>There is more to try than the CPU.</summary>
    public bool HasMore => Wanted != ProviderOptions.Cpu && (Wanted != ProviderOptions.Automatic || Libraries().Count > 0);

    private string Wanted => options.Value.Provider.Trim().ToLowerInvariant();

    /// <summary>Beside the program, then in the owner's folder.</summary>
    private IEnumerable<string> Folders => [Path.Combine(AppContext.BaseDirectory, "providers"), Path.GetFullPath(options.Value.ProviderFolder)];

    public void Dispose()
    {
        foreach (var library in _registered)
        {
            OrtEnv.Instance().UnregisterExecutionProviderLibrary(library);
        }
    }

    /// <summary>Opens networks on what computes them. Called once; whoever gets them disposes them before this.</summary>
    /// <exception cref="OnnxRuntimeException">The CPU cannot open one.</exception>
    public IReadOnlyList<Network> Open(IReadOnlyList<NetworkFile> files)
    {
        var problems = new List<Message>();
        var health = new DeviceHealth(GiveUp);
        var cpu = files.Select(file => InferenceSessions.Open(file.Path)).ToList();
        var sessions = Wanted == ProviderOptions.Cpu ? null : FromLibraries(files, cpu, problems);
        _problems = [.. problems.Select(problem => problem with { Reason = new Message(_device is null ? "Provider.Cpu" : "Provider.Other", Name) })];
        foreach (var problem in _problems)
        {
            Tell(EnglishText.Of(problem));
        }

        if (sessions is not null)
        {
            TellDevice(Name, Device!);
        }

        return [.. files.Select((file, i) => new Network(file.Names, cpu[i], sessions?[i], health, BatchOf(cpu[i])))];
    }

    /// <summary>What ONNX Runtime says, without its code.</summary>
    internal static string ReasonOf(OnnxRuntimeException exception)
    {
        var line = exception.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return line.StartsWith("[ErrorCode:", StringComparison.Ordinal) ? line[(line.IndexOf(']', StringComparison.Ordinal) + 1)..].Trim() : line;
    }

    /// <summary>Whether the device's sessions answer as the CPU's do.</summary>
    /// <returns>Why not; null where they do.</returns>
    public static Message? Compare(string name, IReadOnlyList<NetworkFile> files, IReadOnlyList<InferenceSession> cpu, IReadOnlyList<InferenceSession> device)
    {
        using var run = new RunOptions();
        foreach (var (i, file) in files.Index())
        {
            using var sample = Sample(file);
            using var expected = cpu[i].Run(run, [file.Names.Input], [sample], file.Names.Outputs);
            using var answered = device[i].Run(run, [file.Names.Input], [sample], file.Names.Outputs);
            var cosine = expected.Zip(answered).Min(pair => Cosine(pair.First, pair.Second));
            if (!(cosine >= MinCosine))
            {
                return new Message("Provider.Different", name, Path.GetFileName(file.Path), cosine.ToString("0.000", CultureInfo.InvariantCulture));
            }
        }

        return null;
    }

    private static double Cosine(OrtValue one, OrtValue other)
    {
        var a = one.GetTensorDataAsSpan<float>();
        var b = other.GetTensorDataAsSpan<float>();
        return a.Length == b.Length && Network.IsFinite(other) ? TensorPrimitives.CosineSimilarity(a, b) : double.NaN;
    }

    /// <summary>Soft patches of colour, as faces and rooms have: the same on every machine.</summary>
    private static OrtValue Sample(NetworkFile file)
    {
        const int Patches = 9;
        var (height, width) = ((int)file.SampleShape[^2], (int)file.SampleShape[^1]);
        var (low, high) = file.SampleRange;
        var values = new float[TensorPrimitives.Product<long>(file.SampleShape)];
        for (var i = 0; i < values.Length; i++)
        {
            var (plane, y, x) = (i / (width * height), i / width % height, i % width);
            var (row, column) = ((float)y * (Patches - 1) / height, (float)x * (Patches - 1) / width);
            var (top, left) = ((int)row, (int)column);
            var upper = float.Lerp(Shade(plane, top, left), Shade(plane, top, left + 1), column - left);
            var lower = float.Lerp(Shade(plane, top + 1, left), Shade(plane, top + 1, left + 1), column - left);
            values[i] = float.Lerp(low, high, float.Lerp(upper, lower, row - top));
        }

        return OrtValue.CreateTensorValueFromMemory(values, file.SampleShape);

        static float Shade(int plane, int row, int column) => ((((plane * 31) + row) * 37) + column) * 7919 % 101 / 100f;
    }

    private static int BatchOf(InferenceSession session) => session.InputMetadata.Values.First().Dimensions[0] < 0 ? Batch : 1;

    private static string NameOf(OrtEpDevice device) => device.EpName.Replace("ExecutionProvider", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>A name matches a part of the library's file name: what else is there is not loaded.</summary>
    private IReadOnlyList<InferenceSession>? FromLibraries(IReadOnlyList<NetworkFile> files, List<InferenceSession> cpu, List<Message> problems)
    {
        var libraries = Libraries();
        if (Wanted != ProviderOptions.Automatic && !libraries.Exists(IsWanted))
        {
            problems.Add(new Message("Provider.Unknown", options.Value.Provider, string.Join(", ", Folders), string.Join(", ", libraries.Select(NameOf).Prepend(ProviderOptions.Cpu).Prepend(ProviderOptions.Automatic))));
        }

        foreach (var library in libraries.Where(IsWanted))
        {
            if (trials.IsSetAside(library))
            {
                problems.Add(new Message("Provider.SetAside", library, trials.List));
                continue;
            }

            trials.Begin(library);
            var sessions = FromLibrary(library, files, cpu, problems);
            trials.End(library);
            if (sessions is not null)
            {
                return sessions;
            }
        }

        return null;

        bool IsWanted(string library) => Wanted == ProviderOptions.Automatic || Wanted == NameOf(library);
    }

    private IReadOnlyList<InferenceSession>? FromLibrary(string library, IReadOnlyList<NetworkFile> files, List<InferenceSession> cpu, List<Message> problems)
    {
        var known = OrtEnv.Instance().GetEpDevices().Select(device => device.EpName).ToList();
        try
        {
            OrtEnv.Instance().RegisterExecutionProviderLibrary(library, library);
            _registered.Add(library);
        }
        catch (OnnxRuntimeException exception)
        {
            problems.Add(new Message("Provider.Unloaded", library, ReasonOf(exception)));
            return null;
        }

        var devices = OrtEnv.Instance().GetEpDevices().Where(device => !known.Contains(device.EpName)).OrderBy(device => device.HardwareDevice.Type switch
        {
            OrtHardwareDeviceType.GPU => 0,
            OrtHardwareDeviceType.NPU => 1,
            _ => 2,
        }).ToList();
        if (devices.Count == 0)
        {
            problems.Add(new Message("Provider.NoDevice", library));
        }

        foreach (var device in devices)
        {
            if (TryOpen(device, files, cpu, problems) is { } sessions)
            {
                _device = device;
                return sessions;
            }
        }

        return null;
    }

    /// <summary>Sessions on a device that answer as the CPU's do; null, and why, where they do not.</summary>
    public static IReadOnlyList<InferenceSession>? TryOpen(OrtEpDevice device, IReadOnlyList<NetworkFile> files, IReadOnlyList<InferenceSession> cpu, ICollection<Message> problems)
    {
        var sessions = new List<InferenceSession>();
        try
        {
            sessions.AddRange(files.Select(file => InferenceSessions.Open(file.Path, device)));
            if (Compare(NameOf(device), files, cpu, sessions) is not { } difference)
            {
                return sessions;
            }

            problems.Add(difference);
        }
        catch (OnnxRuntimeException exception)
        {
            problems.Add(new Message("Provider.Failed", NameOf(device), ReasonOf(exception)));
        }

        sessions.ForEach(session => session.Dispose());
        return null;
    }

    /// <summary>Files that are called as ONNX Runtime's providers are; what lies beside them are libraries that they need.</summary>
    private List<string> Libraries() =>
    [
        .. from folder in Folders
           where Directory.Exists(folder)
           from file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
           where NameOf(file).Length > 0 && NameOf(file) != "shared"
           select file,
    ];

    /// <summary><c>cuda</c> of <c>libonnxruntime_providers_cuda.so</c>; nothing for other files.</summary>
    private static string NameOf(string library)
    {
        const string Before = "onnxruntime_providers_";
        var name = Path.GetFileName(library).ToLowerInvariant();
        var at = name.IndexOf(Before, StringComparison.Ordinal);
        return at < 0 || Path.GetExtension(name) is not (".so" or ".dll" or ".dylib") ? "" : Path.GetFileNameWithoutExtension(name)[(at + Before.Length)..].Replace("_plugin", "", StringComparison.Ordinal);
    }

    private void GiveUp(string reason)
    {
        var lost = new Message("Provider.Lost", Name, reason) { Reason = new Message("Provider.Cpu") };
        _device = null;
        _problems = [.. _problems, lost];
        Tell(EnglishText.Of(lost));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sentence}")]
    private partial void Tell(string sentence);

    [LoggerMessage(Level = LogLevel.Information, Message = "Recognition runs on {Device}, by the provider {Provider}.")]
    private partial void TellDevice(string provider, string device);
}
