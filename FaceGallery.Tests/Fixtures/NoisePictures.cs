using System.Globalization;
using NetVips;

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
            using var noise = Image.Gaussnoise(40, 40, seed: number, mean: 128, sigma: 30);
            using var picture = noise.Cast(Enums.BandFormat.Uchar);
            var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number:00}.png"));
            picture.Pngsave(file);
            File.SetLastWriteTimeUtc(file, TwoOccasions.First.AddMinutes(number));
        }
    }
}
