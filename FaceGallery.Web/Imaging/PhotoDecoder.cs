using Microsoft.Extensions.Options;
using NetVips;

namespace FaceGallery.Web.Imaging;

/// <summary>
/// Decodes a file of the share once, to the working picture that everything else is made from. Reads only; safe for concurrent use.
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

    /// <summary>The format is sniffed; the name only tells raw files from scans.</summary>
    /// <exception cref="UnreadablePhotoException">The content is no picture, too large, or too damaged to show anything.</exception>
    /// <exception cref="IOException">The file cannot be opened or read, for example because the share is offline.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DecodedPhoto Decode(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ImageLibraries.Prepare();
        var format = FormatOf(path);
        return format switch
        {
            PictureFormat.Raw => _raw.Decode(path, cancellationToken),
            PictureFormat.Heic or PictureFormat.Bmp or PictureFormat.Ico or PictureFormat.JpegXl or PictureFormat.Jpeg2000 =>
                _magick.Decode(path, format, cancellationToken),
            _ => _vips.Decode(() => Source.NewFromFile(path), format, orientation: null, cancellationToken),
        };
    }

    /// <summary>By the first bytes; the name only tells raw files from scans.</summary>
    /// <exception cref="UnreadablePhotoException">The content is no picture.</exception>
    internal static PictureFormat FormatOf(string path)
    {
        Span<byte> buffer = stackalloc byte[PictureFormats.HeaderLength];
        var header = buffer[..FileKinds.ReadHeader(path, buffer)];
        if (header.IsEmpty)
        {
            throw new UnreadablePhotoException("The file is empty.");
        }

        var format = PictureFormats.Sniff(header);
        return FileKinds.Of(path, header) switch
        {
            FileKind.Raw => PictureFormat.Raw,
            FileKind.Video => throw new UnreadablePhotoException("The file is a film, not a picture."),
            _ when format == PictureFormat.Unknown =>
                throw new UnreadablePhotoException("The file's content is not a picture of any known format."),
            _ => format,
        };
    }
}
