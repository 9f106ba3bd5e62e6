using Microsoft.Extensions.Options;
using NetVips;

namespace FaceGallery.Web.Imaging;

/// <summary>
/// Decodes a picture once, to the working picture that everything else is made from. Reads only; safe for concurrent use.
/// </summary>
public sealed class PhotoDecoder
{
    private readonly VipsDecoder _vips;
    private readonly MagickDecoder _magick;
    private readonly RawDecoder _raw;

    public PhotoDecoder(IOptions<ImagingOptions> options)
    {
        var limits = new PictureLimits(options.Value);
        _vips = new VipsDecoder(limits);
        _magick = new MagickDecoder(limits);
        _raw = new RawDecoder(limits, _vips);
    }

    /// <summary>A file of the share. The format is sniffed; the name only tells raw files from scans.</summary>
    /// <exception cref="UnreadablePhotoException">The content is no picture, too large, or too damaged to show anything.</exception>
    /// <exception cref="IOException">The file cannot be opened or read, for example because the share is offline.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DecodedPhoto Decode(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ImageLibraries.Prepare();
        var format = FormatOf(path);
        return format == PictureFormat.Raw
            ? _raw.Decode(path, cancellationToken)
            : Decode(() => File.OpenRead(path), () => Source.NewFromFile(path), format, cancellationToken);
    }

    /// <summary>A picture that is nowhere but in memory, and stays there: nothing of it is written anywhere.</summary>
    /// <exception cref="UnreadablePhotoException">
    /// As for a file; or it is a raw file, or may be one: most of them are TIFF inside, and without a name nothing tells them from a scan.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DecodedPhoto Decode(byte[] picture, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ImageLibraries.Prepare();
        var header = picture.AsSpan(0, Math.Min(picture.Length, PictureFormats.HeaderLength));
        var format = FormatOf(header, FileKinds.Sniff(header));
        return format is PictureFormat.Raw or PictureFormat.Tiff
            ? throw new UnreadablePhotoException("The picture is a camera's raw file or a scan.")
            : Decode(() => MemoryFile.Of(picture), () => Source.NewFromMemory(picture), format, cancellationToken);
    }

    /// <summary>By the first bytes; the name only tells raw files from scans.</summary>
    /// <exception cref="UnreadablePhotoException">The content is no picture.</exception>
    internal static PictureFormat FormatOf(string path)
    {
        Span<byte> buffer = stackalloc byte[PictureFormats.HeaderLength];
        var header = buffer[..FileKinds.ReadHeader(path, buffer)];
        return FormatOf(header, FileKinds.Of(path, header));
    }

    private static PictureFormat FormatOf(ReadOnlySpan<byte> header, FileKind kind)
    {
        if (header.IsEmpty)
        {
            throw new UnreadablePhotoException("The file is empty.");
        }

        var format = PictureFormats.Sniff(header);
        return kind switch
        {
            FileKind.Raw => PictureFormat.Raw,
            FileKind.Video => throw new UnreadablePhotoException("The file is a film, not a picture."),
            _ when format == PictureFormat.Unknown =>
                throw new UnreadablePhotoException("The file's content is not a picture of any known format."),
            _ => format,
        };
    }

    private DecodedPhoto Decode(Func<Stream> stream, Func<Source> source, PictureFormat format, CancellationToken cancellationToken) => format switch
    {
        PictureFormat.Heic or PictureFormat.Bmp or PictureFormat.Ico or PictureFormat.JpegXl or PictureFormat.Jpeg2000 =>
            _magick.Decode(stream, format, cancellationToken),
        _ => _vips.Decode(source, format, orientation: null, cancellationToken),
    };
}
