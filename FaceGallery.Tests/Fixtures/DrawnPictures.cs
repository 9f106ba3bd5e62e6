using FaceGallery.Domain.Detection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Draws and reads pictures with ImageSharp, which shares no code with the decoders of the product: a second opinion. It knows these four formats only.</summary>
internal static class DrawnPictures
{
    private static readonly Configuration Formats = new(
        new JpegConfigurationModule(), new PngConfigurationModule(), new WebpConfigurationModule(), new BmpConfigurationModule());

    public static Image<Rgb24> Load(ReadOnlySpan<byte> file) => Image.Load<Rgb24>(Formats, file);

    public static Image<Rgb24> Load(string path) => Image.Load<Rgb24>(Formats, path);

    /// <summary>Smooth colours, by which every place and direction can be told.</summary>
    public static Image<Rgb24> Gradient(int width, int height) =>
        Draw(width, height, (x, y) => new Rgb24((byte)(255 * x / width), (byte)(255 * y / height), (byte)(255 * (x + y) / (width + height))));

    /// <summary>Grey noise around the middle; the same seed draws the same picture.</summary>
    public static Image<Rgb24> Noise(int width, int height, int seed)
    {
        var random = new Random(seed);
        return Draw(width, height, (_, _) =>
        {
            var grey = (byte)random.Next(64, 192);
            return new Rgb24(grey, grey, grey);
        });
    }

    /// <summary>One colour everywhere.</summary>
    public static Image<Rgb24> Plain(int width, int height, Rgb24 colour) => Draw(width, height, (_, _) => colour);

    /// <summary>Its pixels as the product has them.</summary>
    public static RgbImage ToRgbImage(this Image<Rgb24> picture)
    {
        var pixels = new byte[picture.Width * picture.Height * RgbImage.Channels];
        picture.CopyPixelDataTo(pixels);
        return new RgbImage(picture.Width, picture.Height, pixels);
    }

    private static Image<Rgb24> Draw(int width, int height, Func<int, int, Rgb24> colourAt)
    {
        var picture = new Image<Rgb24>(Formats, width, height);
        picture.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < height; y++)
            {
                var row = rows.GetRowSpan(y);
                for (var x = 0; x < width; x++)
                {
                    row[x] = colourAt(x, y);
                }
            }
        });
        return picture;
    }
}
