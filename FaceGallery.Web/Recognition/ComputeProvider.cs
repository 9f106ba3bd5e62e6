using System.Globalization;
using System.Numerics.Tensors;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Localisation;
using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;

namespace FaceGallery.Web.Recognition;

/// <summary>A network's file, and what it is tried with.</summary>
/// <param name="SampleShape">Of the input that it is tried with; the model must take it.</param>
/// <param name="SampleRange">The input's values reach from its low to its high.</param>
/// <param name="VectorSize">Numbers that it answers to one input; null where that depends on the input.</param>
public sealed record NetworkFile(string Path, NetworkNames Names, long[] SampleShape, (float Low, float High) SampleRange, int? VectorSize = null);

/// <summary>A model is not what its entry says. The message says what differs, in English.</summary>
public sealed class ModelMisfitException(Message why) : Exception(EnglishText.Of(why))
{
    /// <summary>The same for pages.</summary>
    public Message Why { get; } = why;
}

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

    private readonly Lock _opening = new();
    private readonly List<string> _registered = [];
    private DeviceHealth? _health;
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

    /// <summary>Opens a network on what computes. The first one finds out what that is. Whoever gets it disposes it before this.</summary>
    /// <exception cref="ModelMisfitException">The model is not what is said of it.</exception>
    public Network Open(NetworkFile file)
    {
        lock (_opening)
        {
            var cpu = OpenOnCpu(file);
            var problems = new List<Message>();
            var isFirst = _health is null;
            _health ??= new DeviceHealth(GiveUp);
            var session = isFirst
                ? Wanted == ProviderOptions.Cpu ? null : FromLibraries(file, cpu, problems)
                : _device is { } device && _health.IsWell ? TryOpen(device, file, cpu, problems) : null;
            Tell(problems.ConvertAll(problem => problem with { Reason = new Message(session is null ? "Provider.Cpu" : "Provider.Other", Name) }));
            if (isFirst && session is not null)
            {
                TellDevice(Name, Device!);
            }

            return new Network(file.Names, cpu, session, _health, BatchOf(cpu));
        }
    }

    /// <summary>What ONNX Runtime says, without its code.</summary>
    internal static string ReasonOf(OnnxRuntimeException exception)
    {
        var line = exception.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return line.StartsWith("[ErrorCode:", StringComparison.Ordinal) ? line[(line.IndexOf(']', StringComparison.Ordinal) + 1)..].Trim() : line;
    }

    /// <summary>Whether the device's sessions answer as the CPU's do.</summary>
    /// <returns>Why not; null where they do.</returns>
    public static Message? Compare(string name, NetworkFile file, InferenceSession cpu, InferenceSession device)
    {
        using var run = new RunOptions();
        using var sample = Sample(file);
        using var expected = cpu.Run(run, [file.Names.Input], [sample], file.Names.Outputs);
        using var answered = device.Run(run, [file.Names.Input], [sample], file.Names.Outputs);
        var cosine = expected.Zip(answered).Min(pair => Cosine(pair.First, pair.Second));
        return cosine >= MinCosine ? null : new Message("Provider.Different", name, Path.GetFileName(file.Path), cosine.ToString("0.000", CultureInfo.InvariantCulture));
    }

    private static InferenceSession OpenOnCpu(NetworkFile file)
    {
        InferenceSession session;
        try
        {
            session = InferenceSessions.Open(file.Path);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new ModelMisfitException(new Message("Model.Misfit", file.Path, ReasonOf(exception)));
        }

        if (Misfit(session, file) is not { } misfit)
        {
            return session;
        }

        session.Dispose();
        throw new ModelMisfitException(new Message("Model.Misfit", file.Path, misfit));
    }

    /// <summary>What of a model differs from what is said of it; null for nothing.</summary>
    private static string? Misfit(InferenceSession session, NetworkFile file)
    {
        var inputs = session.InputMetadata;
        var shape = inputs.TryGetValue(file.Names.Input, out var input) && inputs.Count == 1 ? input.Dimensions : null;
        if (shape?.Length != file.SampleShape.Length || shape.Zip(file.SampleShape).Any(side => side.First >= 0 && side.First != side.Second))
        {
            return $"input {Describe(inputs)}; expected {file.Names.Input} [{string.Join(',', file.SampleShape)}]";
        }

        var outputs = session.OutputMetadata;
        var expected = $"expected {string.Join(", ", file.Names.Outputs)}{(file.VectorSize is { } size ? $" [1,{size}]" : "")}";
        return file.Names.Outputs.All(outputs.ContainsKey) ? Answers(session, file, expected) : $"output {Describe(outputs)}; {expected}";

        static string Describe(IReadOnlyDictionary<string, NodeMetadata> nodes) =>
            string.Join(", ", nodes.Select(node => $"{node.Key} [{string.Join(',', node.Value.Dimensions.Select(side => side < 0 ? "?" : side.ToString(CultureInfo.InvariantCulture)))}]"));
    }

    /// <summary>What a model says of its outputs need not be what it answers, so it is asked.</summary>
    private static string? Answers(InferenceSession session, NetworkFile file, string expected)
    {
        try
        {
            using var run = new RunOptions();
            using var sample = Sample(file);
            using var answers = session.Run(run, [file.Names.Input], [sample], file.Names.Outputs);
            var length = answers[0].GetTensorDataAsSpan<float>().Length;
            return file.VectorSize is { } size && length != size ? $"it answers {length} numbers; {expected}"
                : answers.All(Network.IsFinite) ? null
                : "it answers what is no number";
        }
        catch (OnnxRuntimeException exception)
        {
            return ReasonOf(exception);
        }
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
    private InferenceSession? FromLibraries(NetworkFile file, InferenceSession cpu, List<Message> problems)
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
            var session = FromLibrary(library, file, cpu, problems);
            trials.End(library);
            if (session is not null)
            {
                return session;
            }
        }

        return null;

        bool IsWanted(string library) => Wanted == ProviderOptions.Automatic || Wanted == NameOf(library);
    }

    private InferenceSession? FromLibrary(string library, NetworkFile file, InferenceSession cpu, List<Message> problems)
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
            if (TryOpen(device, file, cpu, problems) is { } session)
            {
                _device = device;
                return session;
            }
        }

        return null;
    }

    /// <summary>A session on a device that answers as the CPU's does; null, and why, where it does not.</summary>
    public static InferenceSession? TryOpen(OrtEpDevice device, NetworkFile file, InferenceSession cpu, ICollection<Message> problems)
    {
        InferenceSession? session = null;
        try
        {
            session = InferenceSessions.Open(file.Path, device);
            if (Compare(NameOf(device), file, cpu, session) is not { } difference)
            {
                return session;
            }

            problems.Add(difference);
        }
        catch (OnnxRuntimeException exception)
        {
            problems.Add(new Message("Provider.Failed", NameOf(device), ReasonOf(exception)));
        }

        session?.Dispose();
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
        Tell([lost]);
    }

    private void Tell(List<Message> problems)
    {
        _problems = [.. _problems, .. problems];
        problems.ForEach(problem => Tell(EnglishText.Of(problem)));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sentence}")]
    private partial void Tell(string sentence);

    [LoggerMessage(Level = LogLevel.Information, Message = "Recognition runs on {Device}, by the provider {Provider}.")]
    private partial void TellDevice(string provider, string device);
}
