using FaceGallery.Web.Imaging;
using FaceGallery.Web.Imaging.Apart;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Guests.Finding;

/// <summary>Decodes pictures that strangers send: only what phones and browsers make, known by its first bytes, and so large as phones make it.</summary>
public sealed class SelfieDecoder(IOptions<ImagingOptions> options, DecoderProcesses processes)
{
    /// <summary>Megapixels of a picture that is decoded a few rows at a time.</summary>
    public const int MaxMegapixels = 25;

    /// <summary>Megapixels of one that the decoder holds whole, at up to eight bytes a pixel (<see cref="ImagingOptions.MaxHeldMegapixels"/>).</summary>
    public const int MaxHeldMegapixels = 15;

    /// <summary>Whoever holds a phone at arm's length is large in the picture, and memory grows with the square of it.</summary>
    private const int WorkingSize = 1280;

    private readonly ImagingOptions _limits = new()
    {
        MaxStreamedMegapixels = Math.Min(MaxMegapixels, options.Value.MaxStreamedMegapixels),
        MaxHeldMegapixels = Math.Min(MaxHeldMegapixels, options.Value.MaxHeldMegapixels),
        MaxDimension = options.Value.MaxDimension,
        DecodeSeconds = options.Value.DecodeSeconds,
        WorkingSize = Math.Min(WorkingSize, options.Value.WorkingSize),
    };

    /// <exception cref="UnreadablePhotoException">It is of another kind, too large, or too damaged to show anything.</exception>
    /// <exception cref="IOException">No process can be started for it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DecodedPhoto Decode(MemoryFile picture, CancellationToken cancellationToken)
    {
        Span<byte> header = stackalloc byte[PictureFormats.HeaderLength];
        picture.Position = 0;
        var format = PictureFormats.Sniff(header[..picture.ReadAtLeast(header, header.Length, throwOnEndOfStream: false)]);
        return format is PictureFormat.Jpeg or PictureFormat.Png or PictureFormat.WebP or PictureFormat.Heic
            ? processes.Decode(picture.Path, format, _limits, cancellationToken)
            : throw new UnreadablePhotoException("Unreadable.NotASelfie");
    }
}
