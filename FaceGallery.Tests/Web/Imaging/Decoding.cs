using FaceGallery.Domain.Detection;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetVips;

namespace FaceGallery.Tests.Web.Imaging;

/// <summary>The decoder as the application makes it.</summary>
internal static class Decoding
{
    public static DecodedPhoto Decode(string path, params (string Setting, string Value)[] settings)
    {
        using var services = Services(settings);
        using var file = LibraryFile.Open(path);
        return services.GetRequiredService<PhotoDecoder>().Decode(file, TestContext.Current.CancellationToken);
    }

    public static IOptions<ImagingOptions> Options()
    {
        using var services = Services();
        return services.GetRequiredService<IOptions<ImagingOptions>>();
    }

    /// <summary>Mean absolute difference (0–255) of two pictures, both brought to the same small size.</summary>
    public static double Difference(RgbImage one, RgbImage other)
    {
        var (small, same) = (Shrink(one), Shrink(other));
        return small.Zip(same, (a, b) => Math.Abs(a - b)).Average();
    }

    /// <summary>The mean colour of a part of the picture, in fractions of it.</summary>
    public static (int Red, int Green, int Blue) ColourAt(RgbImage image, double x, double y)
    {
        var pixel = image.Row((int)(y * (image.Height - 1))).Slice((int)(x * (image.Width - 1)) * RgbImage.Channels, RgbImage.Channels);
        return (pixel[0], pixel[1], pixel[2]);
    }

    private static byte[] Shrink(RgbImage image)
    {
        using var full = Image.NewFromMemoryCopy(image.Pixels, image.Width, image.Height, RgbImage.Channels, Enums.BandFormat.Uchar);
        using var small = full.Copy(interpretation: Enums.Interpretation.Srgb).ThumbnailImage(48, height: 48, size: Enums.Size.Force);
        return small.WriteToMemory<byte>();
    }

    public static ServiceProvider Services(params (string Setting, string Value)[] settings) => new ServiceCollection()
        .AddImaging(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create($"Imaging:{pair.Setting}", (string?)pair.Value)))
            .Build())
        .BuildServiceProvider();
}
