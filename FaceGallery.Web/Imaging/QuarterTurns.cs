using System.Runtime.InteropServices;
using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Imaging;

/// <summary>Turns pictures by 0, 90, 180 or 270 degrees clockwise: pixels are moved, none is computed.</summary>
internal static class QuarterTurns
{
    /// <summary>In pixels. A tile's rows and columns stay in the processor's cache, which makes a turn by 90 degrees several times faster.</summary>
    private const int Tile = 32;

    /// <exception cref="ArgumentOutOfRangeException">The degrees are none of the four.</exception>
    public static RgbImage Turn(RgbImage image, int degrees)
    {
        if (degrees == 0)
        {
            return image;
        }

        var (width, height) = degrees == 180 ? (image.Width, image.Height) : (image.Height, image.Width);
        var pixels = new byte[image.Pixels.Length];
        var source = MemoryMarshal.Cast<byte, Pixel>(image.Pixels);
        var target = MemoryMarshal.Cast<byte, Pixel>(pixels.AsSpan());
        switch (degrees)
        {
            case 90:
                Scatter(source, target, image.Width, first: width - 1, right: width, down: -1);
                break;
            case 180:
                source.CopyTo(target);
                target.Reverse();
                break;
            case 270:
                Scatter(source, target, image.Width, first: (height - 1) * width, right: -width, down: 1);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "A picture is turned by 0, 90, 180 or 270 degrees.");
        }

        return new RgbImage(width, height, pixels);
    }

    /// <summary>The source's first pixel goes to <paramref name="first"/>, its right and lower neighbours that many places on.</summary>
    private static void Scatter(ReadOnlySpan<Pixel> source, Span<Pixel> target, int sourceWidth, int first, int right, int down)
    {
        var sourceHeight = source.Length / sourceWidth;
        for (var top = 0; top < sourceHeight; top += Tile)
        {
            var bottom = Math.Min(top + Tile, sourceHeight);
            for (var left = 0; left < sourceWidth; left += Tile)
            {
                var end = Math.Min(left + Tile, sourceWidth);
                for (var y = top; y < bottom; y++)
                {
                    for (var x = left; x < end; x++)
                    {
                        target[first + (x * right) + (y * down)] = source[(y * sourceWidth) + x];
                    }
                }
            }
        }
    }

    [StructLayout(LayoutKind.Sequential, Size = RgbImage.Channels)]
    private readonly struct Pixel
    {
        private readonly byte _red;
        private readonly byte _green;
        private readonly byte _blue;
    }
}
