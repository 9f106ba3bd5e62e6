using System.Globalization;
using SixLabors.ImageSharp;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Small pictures of nothing, each another one: quickly read, where only their number matters.</summary>
internal static class NoisePictures
{
    /// <summary>The same seed makes the same files, with the same times: "00.png", "01.png" and so on.</summary>
    public static void Write(string folder, int count, int seed = 0)
    {
        Directory.CreateDirectory(folder);
        foreach (var number in Enumerable.Range(seed, count))
        {
            using var picture = DrawnPictures.Noise(40, 40, number);
            var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number:00}.png"));
            picture.SaveAsPng(file);
            File.SetLastWriteTimeUtc(file, TwoOccasions.First.AddMinutes(number));
        }
    }
}
