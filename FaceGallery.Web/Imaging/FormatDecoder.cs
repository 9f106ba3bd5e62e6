namespace FaceGallery.Web.Imaging;

/// <summary>Decodes a picture with the library that knows its format, in the process that calls it.</summary>
internal sealed class FormatDecoder
{
    private readonly VipsDecoder _vips;
    private readonly MagickDecoder _magick;
    private readonly RawDecoder _raw;

    public FormatDecoder(ImagingOptions options, IDecodingMemory memory)
    {
        var limits = new PictureLimits(options, memory);
        _vips = new VipsDecoder(limits);
        _magick = new MagickDecoder(limits);
        _raw = new RawDecoder(limits, _vips);
    }

    /// <exception cref="UnreadablePhotoException">The content is no picture, too large, or too damaged to show anything.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DecodedPhoto Decode(string path, PictureFormat format, CancellationToken cancellationToken) => format switch
    {
        PictureFormat.Raw => _raw.Decode(path, cancellationToken),
        PictureFormat.Heic or PictureFormat.Bmp or PictureFormat.Ico or PictureFormat.JpegXl or PictureFormat.Jpeg2000 => _magick.Decode(path, format, cancellationToken),
        _ => _vips.Decode(path, format, cancellationToken),
    };
}
