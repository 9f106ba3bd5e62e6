namespace FaceGallery.Web.Imaging;

/// <summary>Refuses pictures by their header, before a pixel is decoded.</summary>
internal sealed class PictureLimits(ImagingOptions options)
{
    public int WorkingSize => options.WorkingSize;

    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="streamed">The decoder gives a few rows at a time, so memory does not grow with the picture.</param>
    /// <param name="format">Tells how greedy the decoder is.</param>
    /// <exception cref="UnreadablePhotoException">The picture is too large; the message names the setting.</exception>
    public void Check(long width, long height, bool streamed, PictureFormat format)
    {
        if (Math.Max(width, height) > options.MaxDimension)
        {
            throw TooLarge(width, height, $"{options.MaxDimension} pixels a side", nameof(ImagingOptions.MaxDimension));
        }

        var (limit, setting) = streamed
            ? (options.MaxStreamedMegapixels, nameof(ImagingOptions.MaxStreamedMegapixels))
            : (options.MaxHeldMegapixels, nameof(ImagingOptions.MaxHeldMegapixels));
        var greed = format is PictureFormat.Avif or PictureFormat.JpegXl or PictureFormat.Jpeg2000 ? 2 : 1;
        if (width * height * greed > limit * 1_000_000L)
        {
            throw TooLarge(width, height, $"{limit / greed} megapixels", setting);
        }
    }

    /// <summary>Starts the time that a decoder may take.</summary>
    public CancellationTokenSource StartClock(CancellationToken cancellationToken)
    {
        var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(TimeSpan.FromSeconds(options.DecodeSeconds));
        return clock;
    }

    /// <summary>The reason of a picture whose time ran out.</summary>
    public UnreadablePhotoException TooSlow(Exception inner) => new(
        $"Decoding took longer than {options.DecodeSeconds} seconds; "
        + $"raise {ImagingOptions.Section}:{nameof(ImagingOptions.DecodeSeconds)} to allow more.",
        inner);

    private static UnreadablePhotoException TooLarge(long width, long height, string limit, string setting) => new(
        $"The picture is too large: {width} × {height} pixels, and the limit is {limit}; "
        + $"raise {ImagingOptions.Section}:{setting} to allow it.");
}
