using System.Globalization;
using FaceGallery.Domain.Messages;

namespace FaceGallery.Web.Imaging;

/// <summary>Refuses pictures by their header, before a pixel is decoded.</summary>
internal sealed class PictureLimits(ImagingOptions options, IDecodingMemory memory)
{
    // The working picture, and what it is made from on the way.
    private const int WorkingBytes = 6;

    private const long LeastBytes = 16 * 1024 * 1024;

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
        var greed = Greed(format);
        if (width * height * greed > limit * 1_000_000L)
        {
            throw TooLarge(width, height, $"{limit / greed} megapixels", setting);
        }
    }

    /// <summary>Waits until there is memory for a picture that passed <see cref="Check"/>, to be kept until it is decoded. The wait does not count as decoding.</summary>
    /// <inheritdoc cref="Check"/>
    /// <param name="clock">Of <see cref="StartClock"/>.</param>
    public IDisposable TakeMemory(
        long width, long height, bool streamed, PictureFormat format, CancellationTokenSource clock, CancellationToken cancellationToken)
    {
        var held = streamed ? 0 : width * height * HeldBytes(format);
        var bytes = LeastBytes + held + (Math.Min(width * height, (long)options.WorkingSize * options.WorkingSize) * WorkingBytes);
        if (bytes > memory.Total)
        {
            throw new UnreadablePhotoException(
                "Unreadable.Memory", Number(width), Number(height), Number(bytes >> 20), Number(memory.Total >> 20), $"{ImagingOptions.Section}:{nameof(ImagingOptions.MemoryMiB)}");
        }

        clock.CancelAfter(Timeout.InfiniteTimeSpan);
        var share = memory.Take(bytes, cancellationToken);
        clock.CancelAfter(TimeSpan.FromSeconds(options.DecodeSeconds));
        return share;
    }

    /// <summary>Starts the time that a decoder may take.</summary>
    public CancellationTokenSource StartClock(CancellationToken cancellationToken)
    {
        var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(TimeSpan.FromSeconds(options.DecodeSeconds));
        return clock;
    }

    /// <summary>The reason of a picture whose time ran out.</summary>
    public UnreadablePhotoException TooSlow(Exception inner) => TooSlow(options.DecodeSeconds, inner);

    /// <inheritdoc cref="TooSlow(Exception)"/>
    public static UnreadablePhotoException TooSlow(int seconds, Exception inner) => new(
        new Message("Unreadable.TooSlow", Number(seconds), $"{ImagingOptions.Section}:{nameof(ImagingOptions.DecodeSeconds)}"), inner);

    // Bytes a pixel at the peak, as measured: a progressive JPEG's coefficients, WebP's pictures, and whatever the others hold.
    private static int HeldBytes(PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => 4,
        PictureFormat.WebP => 7,
        _ => 8 * Greed(format),
    };

    private static int Greed(PictureFormat format) => format is PictureFormat.Avif or PictureFormat.JpegXl or PictureFormat.Jpeg2000 ? 2 : 1;

    private static UnreadablePhotoException TooLarge(long width, long height, string limit, string setting) => new(
        "Unreadable.TooLarge", Number(width), Number(height), limit, $"{ImagingOptions.Section}:{setting}");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
