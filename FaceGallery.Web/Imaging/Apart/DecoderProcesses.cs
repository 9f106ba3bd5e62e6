using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Imaging.Apart;

/// <summary>
/// Decodes pictures in processes of their own: a decoder that crashes, never ends, takes memory without end or is taken over costs that picture, and nothing else.
/// There is one for each picture that is decoded at a time; each stays a while for the next. Safe for concurrent use.
/// </summary>
public sealed class DecoderProcesses : IDisposable
{
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(20);

    /// <summary>Bytes. What decoders free is not all given back.</summary>
    private const long MaxMemoryIdle = 300L << 20;

    private readonly Lock _lock = new();
    private readonly Stack<(DecoderProcess Process, long Since)> _idle = [];
    private readonly MemoryBudget _memory;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private bool _isDisposed;

    public DecoderProcesses(MemoryBudget memory, TimeProvider time)
    {
        (_memory, _time) = (memory, time);
        _timer = time.CreateTimer(_ => EndIdle(LongestIdle), null, LongestIdle, LongestIdle);
    }

    /// <param name="picture">A path that leads to an open file of this process.</param>
    /// <exception cref="UnreadablePhotoException">The content is no picture, too large, or too damaged to show anything; or its decoder crashed or took too long.</exception>
    /// <exception cref="IOException">The picture cannot be read, or no process be started.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal DecodedPhoto Decode(string picture, PictureFormat format, ImagingOptions limits, CancellationToken cancellationToken)
    {
        var process = TakeIdle() ?? DecoderProcess.Start();
        try
        {
            return DecodeIn(process, picture, format, limits, cancellationToken);
        }
        catch (DecoderDiedException) when (process.Pictures > 1)
        {
            // It may have been hurt by an earlier one.
            return DecodeFreshly(picture, format, limits, cancellationToken);
        }
        catch (DecoderDiedException exception)
        {
            throw Fatal(exception);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
        }

        _timer.Dispose();
        EndIdle(TimeSpan.Zero);
    }

    private static UnreadablePhotoException Fatal(DecoderDiedException exception) => new(new Message("Unreadable.Fatal"), exception);

    private DecodedPhoto DecodeFreshly(string picture, PictureFormat format, ImagingOptions limits, CancellationToken cancellationToken)
    {
        try
        {
            return DecodeIn(DecoderProcess.Start(), picture, format, limits, cancellationToken);
        }
        catch (DecoderDiedException exception)
        {
            throw Fatal(exception);
        }
    }

    private DecodedPhoto DecodeIn(DecoderProcess process, string picture, PictureFormat format, ImagingOptions limits, CancellationToken cancellationToken)
    {
        var isWell = false;
        try
        {
            var photo = process.Decode(picture, format, limits, _memory, cancellationToken);
            isWell = true;
            return photo;
        }
        catch (UnreadablePhotoException exception) when (exception.InnerException is null)
        {
            isWell = true;
            throw;
        }
        finally
        {
            if (!isWell || process.Memory > MaxMemoryIdle || !Keep(process))
            {
                process.Dispose();
            }
        }
    }

    private DecoderProcess? TakeIdle()
    {
        lock (_lock)
        {
            return _idle.TryPop(out var idle) ? idle.Process : null;
        }
    }

    private bool Keep(DecoderProcess process)
    {
        lock (_lock)
        {
            if (!_isDisposed)
            {
                _idle.Push((process, _time.GetTimestamp()));
            }

            return !_isDisposed;
        }
    }

    private void EndIdle(TimeSpan longest)
    {
        List<DecoderProcess> ended = [];
        lock (_lock)
        {
            var kept = _idle.Where(idle => _time.GetElapsedTime(idle.Since) < longest).Reverse().ToList();
            ended.AddRange(_idle.Select(idle => idle.Process).Except(kept.Select(idle => idle.Process)));
            _idle.Clear();
            kept.ForEach(_idle.Push);
        }

        ended.ForEach(process => process.Dispose());
    }
}
