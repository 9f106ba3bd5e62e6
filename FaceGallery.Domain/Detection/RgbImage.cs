namespace FaceGallery.Domain.Detection;

/// <summary>
/// A decoded picture: upright, sRGB, three bytes a pixel (red, green, blue), rows from the top without padding.
/// </summary>
public sealed class RgbImage
{
    public const int Channels = 3;

    private readonly ReadOnlyMemory<byte> _pixels;

    /// <exception cref="ArgumentException">The pixels are not exactly width × height × 3 bytes.</exception>
    public RgbImage(int width, int height, ReadOnlyMemory<byte> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels.Length != (long)width * height * Channels)
        {
            throw new ArgumentException($"{width}x{height} pixels take {(long)width * height * Channels} bytes, not {pixels.Length}.", nameof(pixels));
        }

        Width = width;
        Height = height;
        _pixels = pixels;
    }

    public int Width { get; }

    public int Height { get; }

    public int Stride => Width * Channels;

    public ReadOnlySpan<byte> Pixels => _pixels.Span;

    public ReadOnlySpan<byte> Row(int y) => _pixels.Span.Slice(y * Stride, Stride);
}
