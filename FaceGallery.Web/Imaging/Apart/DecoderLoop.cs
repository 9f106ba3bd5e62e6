using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FaceGallery.Web.Imaging.Apart;

/// <summary>The loop of a decoder's process: reads requests for pictures one after the other and writes each result, until the input ends.</summary>
internal sealed class DecoderLoop(Stream requests, Stream answers, SafeFileHandle pixels) : IDisposable
{
    /// <summary>The command that the program starts itself with.</summary>
    public const string Command = "decode";

    private readonly BinaryReader _reader = new(requests, Encoding.UTF8);
    private readonly BinaryWriter _writer = new(answers, Encoding.UTF8);

    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
    }

    public void Run()
    {
        ImageLibraries.Prepare();
        while (Next() is { } request)
        {
            Answer(request);
            _writer.Flush();
        }
    }

    private DecoderRequest? Next()
    {
        try
        {
            return DecoderRequest.Read(_reader);
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    private void Answer(DecoderRequest request)
    {
        try
        {
            var memory = new AskedMemory(this, request);
            var photo = new FormatDecoder(request.Limits, memory).Decode(request.Path, request.Format, CancellationToken.None);
            RandomAccess.Write(pixels, photo.Image.Pixels, fileOffset: 0);
            _writer.Write((byte)DecoderAnswer.Photo);
            _writer.Write(photo.Width);
            _writer.Write(photo.Height);
            _writer.Write(photo.Damaged);
            _writer.Write(photo.Image.Width);
            _writer.Write(photo.Image.Height);
        }
        catch (UnreadablePhotoException exception)
        {
            _writer.Write((byte)DecoderAnswer.Unreadable);
            _writer.Write(exception.Reason.ToString());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _writer.Write((byte)DecoderAnswer.Failed);
            _writer.Write(exception.Message);
        }
    }

    /// <summary>Asks the program, which has one budget for all who decode. More than was asked for the system then refuses.</summary>
    private sealed class AskedMemory(DecoderLoop loop, DecoderRequest request) : IDecodingMemory
    {
        public long Total => request.Memory;

        public IDisposable Take(long bytes, CancellationToken cancellationToken)
        {
            loop._writer.Write((byte)DecoderAnswer.Needs);
            loop._writer.Write(bytes);
            loop._writer.Flush();
            loop._reader.ReadByte();
            Confinement.LimitMemory(bytes);
            return new Granted();
        }

        /// <summary>The program takes it back when it has the answer.</summary>
        private sealed class Granted : IDisposable
        {
            public void Dispose()
            {
            }
        }
    }
}
