using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Messages;
using ImageMagick;
using NetVips;

namespace FaceGallery.Web.Imaging;

/// <summary>Decodes HEIC, BMP, ICO, JPEG XL and JPEG 2000 with ImageMagick, which libvips' package cannot.</summary>
internal sealed class MagickDecoder(PictureLimits limits)
{
    /// <param name="path">ImageMagick would copy a stream of HEIC to a temporary file, and read that.</param>
    /// <param name="format">As sniffed.</param>
    /// <param name="cancellationToken">Stops the decoder.</param>
    /// <remarks>libheif turns HEIC by its own <c>irot</c> box; only JPEG XL comes with an orientation still to be applied.</remarks>
    public DecodedPhoto Decode(string path, PictureFormat format, CancellationToken cancellationToken)
    {
        using var clock = limits.StartClock(cancellationToken);
        try
        {
            var (width, height) = CheckHeader(path, format);
            using var memory = limits.TakeMemory(width, height, streamed: false, format, clock, cancellationToken);
            return DecodePixels(path, format, clock.Token);
        }
        catch (Exception exception) when (exception is MagickException or VipsException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw clock.IsCancellationRequested
                ? limits.TooSlow(exception)
                : new UnreadablePhotoException(new Message("Unreadable.Undecodable", format.Name()), exception);
        }
    }

    private (uint Width, uint Height) CheckHeader(string path, PictureFormat format)
    {
        using var header = new MagickImage();
        header.Ping(path, Settings(format));

        limits.Check(header.Width, header.Height, streamed: false, format);
        return (header.Width, header.Height);
    }

    private DecodedPhoto DecodePixels(string path, PictureFormat format, CancellationToken clock)
    {
        var damaged = false;
        using var image = new MagickImage();
        image.Warning += (_, warning) => damaged |= warning.Exception is MagickCorruptImageWarningException;
        image.Progress += (_, progress) => progress.Cancel = clock.IsCancellationRequested;
        image.Read(path, Settings(format));

        clock.ThrowIfCancellationRequested();
        image.AutoOrient();
        return new DecodedPhoto(Render(image), (int)image.Width, (int)image.Height, format.Name(), damaged);
    }

    // libvips reads ImageMagick's pixels in place: one picture in memory, and one way to shrink and to treat colours.
    private RgbImage Render(MagickImage image)
    {
        image.ClassType = ClassType.Direct;
        if (image.ColorSpace is not (ColorSpace.sRGB or ColorSpace.Gray))
        {
            image.ColorSpace = ColorSpace.sRGB;
        }

        using var pixels = image.GetPixelsUnsafe();
        var (width, height, bands) = ((int)image.Width, (int)image.Height, (int)image.ChannelCount);
        var address = pixels.GetAreaPointer(0, 0, image.Width, image.Height);
        var length = (ulong)width * (ulong)height * (ulong)bands;
        using var view = Image.NewFromMemory(address, length, width, height, bands, Enums.BandFormat.Uchar);
        using var named = view.Copy(interpretation: bands < RgbImage.Channels ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        using var profiled = image.GetColorProfile() is { } profile
            ? named.Mutate(mutable => mutable.Set(GValue.BlobType, "icc-profile-data", profile.ToByteArray()))
            : named.Copy();
        return WorkingPicture.Render(profiled, limits.WorkingSize);
    }

    private static MagickReadSettings Settings(PictureFormat format) => new()
    {
        FrameIndex = 0,
        FrameCount = 1,
        Format = format switch
        {
            PictureFormat.Heic => MagickFormat.Heic,
            PictureFormat.Bmp => MagickFormat.Bmp,
            PictureFormat.Ico => MagickFormat.Ico,
            PictureFormat.JpegXl => MagickFormat.Jxl,
            PictureFormat.Jpeg2000 => MagickFormat.Jp2,
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not decoded by ImageMagick."),
        },
    };
}
