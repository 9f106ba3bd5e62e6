using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace FaceGallery.Web.Recognition;

/// <summary>What a network's input and outputs are called.</summary>
public sealed record NetworkNames(string Input, IReadOnlyList<string> Outputs);

/// <summary>
/// A network on the device in use, with the CPU behind it: what the device cannot compute, the CPU does, and the work goes on. Safe to call from several threads at once.
/// </summary>
/// <param name="cpu">Taken over.</param>
/// <param name="device">Taken over; null where only the CPU computes.</param>
/// <param name="batch">Inputs that the device takes at once, at first.</param>
public sealed class Network(NetworkNames names, InferenceSession cpu, InferenceSession? device, DeviceHealth health, int batch) : IDisposable
{
    private readonly RunOptions _options = new();
    private readonly string[] _inputs = [names.Input];
    private readonly object _use = new();
    private int _batch = batch;
    private int _runs;
    private bool _isDisposed;

    /// <summary>So many inputs are worth giving at once: 1 on the CPU, so that an answer cannot depend on what is computed beside it.</summary>
    public int Batch => IsOnDevice ? Volatile.Read(ref _batch) : 1;

    private bool IsOnDevice => device is not null && health.IsWell;

    /// <summary>The outputs in the order of their names, for the caller to dispose.</summary>
    /// <exception cref="OnnxRuntimeException">The CPU cannot compute it either.</exception>
    /// <exception cref="ObjectDisposedException">The app has ended.</exception>
    public IDisposableReadOnlyCollection<OrtValue> Run(OrtValue input)
    {
        if (!IsOnDevice)
        {
            return RunOnCpu(input, _options);
        }

        if (TryDevice(input, out var failure) is { } answer)
        {
            return answer;
        }

        answer = RunOnCpu(input, _options);
        if (answer.All(IsFinite))
        {
            health.Failed(failure);
        }

        return answer;
    }

    /// <summary>As <see cref="Run"/>, but not on the device.</summary>
    public IDisposableReadOnlyCollection<OrtValue> RunOnCpu(OrtValue input, RunOptions options) => RunOn(cpu, input, options);

    /// <summary>The first output for each of several inputs, in their order.</summary>
    /// <param name="inputs">One after the other.</param>
    /// <param name="shape">Of one, its batch of 1 included.</param>
    public float[][] Vectors(Memory<float> inputs, long[] shape)
    {
        var size = (int)TensorPrimitives.Product<long>(shape);
        var answers = new float[inputs.Length / size][];
        for (var at = 0; at < answers.Length;)
        {
            var count = Math.Min(answers.Length - at, Batch);
            Answer(inputs.Slice(at * size, count * size), shape, answers.AsSpan(at, count));
            at += count;
        }

        return answers;
    }

    /// <summary>Waits for what is being computed: a session that ends beneath it takes the process along.</summary>
    public void Dispose()
    {
        lock (_use)
        {
            _isDisposed = true;
            while (_runs > 0)
            {
                Monitor.Wait(_use);
            }
        }

        _options.Dispose();
        device?.Dispose();
        cpu.Dispose();
    }

    private IDisposableReadOnlyCollection<OrtValue> RunOn(InferenceSession session, OrtValue input, RunOptions options)
    {
        lock (_use)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _runs++;
        }

        try
        {
            return session.Run(options, _inputs, [input], names.Outputs);
        }
        finally
        {
            lock (_use)
            {
                _runs--;
                Monitor.PulseAll(_use);
            }
        }
    }

    /// <summary>A batch that fails is parted. Where its parts go through it was too large, for the device's memory or for the network, and no later one is as large.</summary>
    private void Answer(Memory<float> inputs, long[] shape, Span<float[]> answers)
    {
        var count = answers.Length;
        using (var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, inputs, [shape[0] * count, .. shape[1..]]))
        {
            if ((count == 1 ? Run(input) : TryDevice(input, out _)) is { } outputs)
            {
                using (outputs)
                {
                    var values = outputs[0].GetTensorDataAsSpan<float>();
                    var length = values.Length / count;
                    for (var i = 0; i < count; i++)
                    {
                        answers[i] = values.Slice(i * length, length).ToArray();
                    }
                }

                return;
            }
        }

        var (failures, half, size) = (health.Failures, count / 2, inputs.Length / count);
        Answer(inputs[..(half * size)], shape, answers[..half]);
        Answer(inputs[(half * size)..], shape, answers[half..]);
        if (health.Failures == failures)
        {
            Volatile.Write(ref _batch, Math.Min(Volatile.Read(ref _batch), half));
        }
    }

    /// <summary>Null where the device fails, or answers what is no number.</summary>
    private IDisposableReadOnlyCollection<OrtValue>? TryDevice(OrtValue input, out string failure)
    {
        try
        {
            var answer = RunOn(device!, input, _options);
            if (answer.All(IsFinite))
            {
                health.Succeeded();
                failure = "";
                return answer;
            }

            answer.Dispose();
            failure = "it answered what is no number";
        }
        catch (OnnxRuntimeException exception)
        {
            failure = ComputeProvider.ReasonOf(exception);
        }

        return null;
    }

    internal static bool IsFinite(OrtValue value) => float.IsFinite(TensorPrimitives.Sum(value.GetTensorDataAsSpan<float>()));
}
