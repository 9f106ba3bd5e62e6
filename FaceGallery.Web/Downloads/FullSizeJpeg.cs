using FaceGallery.Domain.Detection;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Imaging.Apart;
using Microsoft.Extensions.Options;
using NetVips;

namespace FaceGallery.Web.Downloads;

/// <summary>Makes a JPEG of any photo: upright, sRGB, without metadata. The same file gives the same bytes.</summary>
/// <remarks>
/// As large as the original, up to <see cref="LongSide"/>: 48 megapixels of today's phones are less, and a decoded picture of more would take more
/// memory than a home server has to spare.
/// </remarks>
public sealed class FullSizeJpeg(IOptions<ImagingOptions> options, MemoryBudget memory, DecoderProcesses processes)
{
    /// <summary>Pixels of the longer side, at most.</summary>
    public const int LongSide = 8192;

    private const int Quality = 92;

    private readonly PhotoDecoder _decoder = new(Options.Create(new ImagingOptions
    {
        MaxStreamedMegapixels = options.Value.MaxStreamedMegapixels,
        MaxHeldMegapixels = options.Value.MaxHeldMegapixels,
        MaxDimension = options.Value.MaxDimension,
        DecodeSeconds = options.Value.DecodeSeconds,
        WorkingSize = LongSide,
    }), memory, processes);

    /// <inheritdoc cref="PhotoDecoder.Decode(LibraryFile, CancellationToken)"/>
    /// <param name="target">The file that is written.</param>
    public void Write(LibraryFile file, string target, CancellationToken cancellationToken)
    {
        var picture = _decoder.Decode(file, cancellationToken).Image;
        using var pixels = Image.NewFromMemory(picture.Pixels.ToArray(), picture.Width, picture.Height, RgbImage.Channels, Enums.BandFormat.Uchar);
        using var image = pixels.Copy(interpretation: Enums.Interpretation.Srgb);
        image.Jpegsave(target, q: Quality, optimizeCoding: true, keep: Enums.ForeignKeep.None);
    }
}
