using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Messages;
using NetVips;

namespace FaceGallery.Web.Imaging;

/// <summary>Decodes JPEG, PNG, WebP, GIF (first frame), TIFF (first page) and AVIF with libvips.</summary>
internal sealed class VipsDecoder(PictureLimits limits)
{
    /// <param name="format">As sniffed.</param>
    /// <param name="cancellationToken">Stops the decoder.</param>
    public DecodedPhoto Decode(string path, PictureFormat format, CancellationToken cancellationToken) =>
        Decode(() => Source.NewFromFile(path), format, orientation: null, cancellationToken);

    /// <param name="open">Opens the picture's bytes; called more than once.</param>
    /// <param name="format">As sniffed.</param>
    /// <param name="orientation">EXIF orientation (1–8) for a picture that has none of its own.</param>
    /// <param name="cancellationToken">Stops the decoder.</param>
    public DecodedPhoto Decode(Func<Source> open, PictureFormat format, int? orientation, CancellationToken cancellationToken)
    {
        using var clock = limits.StartClock(cancellationToken);
        try
        {
            var header = ReadHeader(open, format, orientation);
            using var memory = limits.TakeMemory(header.Width, header.Height, header.IsStreamed, format, clock, cancellationToken);
            return Decode(open, header, clock.Token);
        }
        catch (VipsException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw clock.IsCancellationRequested ? limits.TooSlow(exception) : Undecodable(format, exception);
        }
    }

    private static UnreadablePhotoException Undecodable(PictureFormat format, Exception? inner = null) =>
        new(new Message("Unreadable.Undecodable", format.Name()), inner);

    private Header ReadHeader(Func<Source> open, PictureFormat format, int? orientation)
    {
        using var image = Load(open, format, shrink: 1, Enums.FailOn.None);
        var streamed = format is PictureFormat.Jpeg or PictureFormat.Png or PictureFormat.Tiff && !image.Contains("interlaced");
        limits.Check(image.Width, image.Height, streamed, format);
        var turn = image.Contains("orientation") ? (int)image.Get("orientation") : orientation ?? 1;
        var shrink = format == PictureFormat.Jpeg ? ShrinkOnLoad(Math.Max(image.Width, image.Height)) : 1;
        return new Header(format, image.Width, image.Height, streamed, turn, shrink);
    }

    // A file cut short still shows its upper part: strict first, to know, then with what there is.
    private DecodedPhoto Decode(Func<Source> open, Header header, CancellationToken clock)
    {
        try
        {
            return header.Photo(Render(open, header, Enums.FailOn.Error, clock), damaged: false);
        }
        catch (VipsException) when (!clock.IsCancellationRequested)
        {
            var image = Render(open, header, Enums.FailOn.None, clock);
            return IsBlank(image.Pixels) ? throw Undecodable(header.Format) : header.Photo(image, damaged: true);
        }
    }

    private RgbImage Render(Func<Source> open, Header header, Enums.FailOn failOn, CancellationToken clock)
    {
        using var image = Load(open, header.Format, header.Shrink, failOn);
        image.SetProgress(new Progress<int>(), clock);
        using var turned = image.Mutate(mutable => mutable.Set(GValue.GIntType, "orientation", header.Orientation));
        return WorkingPicture.Render(turned, limits.WorkingSize);
    }

    private static Image Load(Func<Source> open, PictureFormat format, int shrink, Enums.FailOn failOn)
    {
        const Enums.Access Rows = Enums.Access.Sequential;
        using var source = open();
        return format switch
        {
            PictureFormat.Jpeg => Image.JpegloadSource(source, shrink: shrink, access: Rows, failOn: failOn),
            PictureFormat.Png => Image.PngloadSource(source, access: Rows, failOn: failOn),
            PictureFormat.WebP => Image.WebploadSource(source, access: Rows, failOn: failOn),
            PictureFormat.Gif => Image.GifloadSource(source, access: Rows, failOn: failOn),
            PictureFormat.Tiff => Image.TiffloadSource(source, access: Rows, failOn: failOn),
            PictureFormat.Avif => Image.HeifloadSource(source, access: Rows, failOn: failOn),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not decoded by libvips."),
        };
    }

    // JPEG decodes at 1/2, 1/4 or 1/8 for a fraction of the time. A working picture a quarter smaller than
    // asked for is worth it: a 12 MP photo comes at 2016 px instead of 2048 in half the time.
    private int ShrinkOnLoad(int longSide)
    {
        var shrink = 1;
        while (shrink < 8 && longSide / (shrink * 2) >= limits.WorkingSize * 3 / 4)
        {
            shrink *= 2;
        }

        return shrink;
    }

    // Decoders fill what is missing with one colour. Of a file that ends after its header a block or two may still be noise.
    private static bool IsBlank(ReadOnlySpan<byte> pixels)
    {
        var filling = pixels[^RgbImage.Channels..];
        var seen = 0;
        for (var at = 0; at < pixels.Length; at += RgbImage.Channels)
        {
            seen += pixels.Slice(at, RgbImage.Channels).SequenceEqual(filling) ? 0 : RgbImage.Channels;
        }

        return seen < pixels.Length / 1000;
    }

    private sealed record Header(PictureFormat Format, int Width, int Height, bool IsStreamed, int Orientation, int Shrink)
    {
        // EXIF 2.32, table 6: from 5 on rows and columns are exchanged.
        public DecodedPhoto Photo(RgbImage image, bool damaged) => Orientation >= 5
            ? new DecodedPhoto(image, Height, Width, Format.Name(), damaged)
            : new DecodedPhoto(image, Width, Height, Format.Name(), damaged);
    }
}
