using System.Diagnostics;
using System.Globalization;
using System.Text;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Hosting;

namespace FaceGallery.Web.Imaging.Apart;

/// <summary>A decoder's process, as the program sees it. It decodes one picture at a time; whatever it says is checked, as a picture may have taken it over.</summary>
internal sealed class DecoderProcess : IDisposable
{
    /// <summary>What is decoded beside it, and a decoder that cannot be stopped, take longer than <see cref="ImagingOptions.DecodeSeconds"/>.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly BinaryReader _answers;
    private readonly BinaryWriter _requests;
    private readonly MemoryFile _pixels;

    private DecoderProcess(Process process, MemoryFile pixels)
    {
        (_process, _pixels) = (process, pixels);
        _answers = new BinaryReader(process.StandardOutput.BaseStream, Encoding.UTF8);
        _requests = new BinaryWriter(process.StandardInput.BaseStream, Encoding.UTF8);
    }

    /// <summary>Pictures that it was given.</summary>
    public int Pictures { get; private set; }

    /// <summary>Bytes of memory that it takes now.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <exception cref="IOException">The system starts no process.</exception>
    public static DecoderProcess Start()
    {
        var pixels = MemoryFile.Create();
        var start = ThisProgram.Start(DecoderLoop.Command, SeenFromThere(pixels.Path));
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, true, "/");

        // It needs nothing that is set for the program, secrets least of all; what is set here makes it start faster and smaller.
        start.Environment.Clear();
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";

        // What one picture freed the next one takes, and the system need not clear it anew: HEIC takes a quarter less time so.
        start.Environment["MALLOC_ARENA_MAX"] = "2";
        start.Environment["MALLOC_MMAP_THRESHOLD_"] = "268435456";
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = "268435456";
        try
        {
            var process = Process.Start(start)!;
            process.BeginErrorReadLine();
            return new DecoderProcess(process, pixels);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            pixels.Dispose();
            throw new IOException($"The decoder cannot be started: {exception.Message}.", exception);
        }
    }

    /// <param name="picture">A path that leads to an open file of this process.</param>
    /// <exception cref="UnreadablePhotoException">The content is no picture, too large, or too damaged to show anything; or it takes too long.</exception>
    /// <exception cref="DecoderDiedException">It died of it.</exception>
    /// <exception cref="IOException">The picture cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DecodedPhoto Decode(string picture, PictureFormat format, ImagingOptions limits, MemoryBudget memory, CancellationToken cancellationToken)
    {
        Pictures++;
        var longest = TimeSpan.FromSeconds(limits.DecodeSeconds) + Grace;
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var killing = clock.Token.Register(_process.Kill);
        clock.CancelAfter(longest);
        try
        {
            Send(new DecoderRequest(SeenFromThere(picture), format, limits, memory.Total));
            var answer = ReadAnswer();
            if (answer != DecoderAnswer.Needs)
            {
                return ReadPhoto(answer, format, limits);
            }

            var bytes = _answers.ReadInt64();
            clock.CancelAfter(Timeout.InfiniteTimeSpan);
            using var share = memory.Take(Math.Clamp(bytes, 0, memory.Total), cancellationToken);
            clock.CancelAfter(longest);
            _requests.Write((byte)0);
            _requests.Flush();
            return ReadPhoto(ReadAnswer(), format, limits);
        }
        catch (Exception exception) when (exception is DecoderDiedException && clock.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw PictureLimits.TooSlow(limits.DecodeSeconds, exception);
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _answers.Dispose();
        _pixels.Dispose();
        _process.Dispose();
    }

    private void Send(DecoderRequest request)
    {
        try
        {
            request.Write(_requests);
            _requests.Flush();
        }
        catch (IOException exception)
        {
            throw new DecoderDiedException(exception);
        }
    }

    private DecoderAnswer ReadAnswer()
    {
        try
        {
            return (DecoderAnswer)_answers.ReadByte();
        }
        catch (Exception exception) when (exception is IOException)
        {
            throw new DecoderDiedException(exception);
        }
    }

    private DecodedPhoto ReadPhoto(DecoderAnswer answer, PictureFormat format, ImagingOptions limits)
    {
        try
        {
            if (answer == DecoderAnswer.Failed)
            {
                throw new IOException(_answers.ReadString());
            }

            if (answer == DecoderAnswer.Unreadable)
            {
                throw new UnreadablePhotoException(Message.Parse(_answers.ReadString()));
            }

            var (width, height, isDamaged) = (_answers.ReadInt32(), _answers.ReadInt32(), _answers.ReadBoolean());
            var (shownWidth, shownHeight) = (_answers.ReadInt32(), _answers.ReadInt32());
            if (answer != DecoderAnswer.Photo || !IsSide(width, limits.MaxDimension) || !IsSide(height, limits.MaxDimension)
                || !IsSide(shownWidth, limits.WorkingSize) || !IsSide(shownHeight, limits.WorkingSize))
            {
                throw new DecoderDiedException(null);
            }

            var pixels = GC.AllocateUninitializedArray<byte>(shownWidth * shownHeight * RgbImage.Channels);
            _pixels.Position = 0;
            _pixels.ReadExactly(pixels);
            return new DecodedPhoto(new RgbImage(shownWidth, shownHeight, pixels), width, height, format.Name(), isDamaged);
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            throw new DecoderDiedException(exception);
        }
    }

    private static string SeenFromThere(string path) => path.Replace("/proc/self/", string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/"), StringComparison.Ordinal);

    private static bool IsSide(int pixels, int most) => pixels > 0 && pixels <= most;
}

/// <summary>A decoder's process ended over a picture, or said what none says.</summary>
internal sealed class DecoderDiedException(Exception? inner) : Exception("The decoder's process ended.", inner);
