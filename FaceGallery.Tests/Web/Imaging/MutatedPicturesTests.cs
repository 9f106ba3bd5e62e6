using System.Diagnostics;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Files;
using FaceGallery.Web.Imaging;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

/// <summary>Pictures of all kinds with bytes changed, cut off and put elsewhere, from a fixed seed. A hundred, unless FACEGALLERY_MUTATIONS says how many.</summary>
public sealed class MutatedPicturesTests
{
    private const int Seed = 20261130;

    /// <summary>So that most of the time goes into decoding, and not into copying.</summary>
    private const int LargestFile = 400_000;

    private static readonly int Mutations = FullSize.Of("FACEGALLERY_MUTATIONS", 100);

    [Fact]
    public void Are_decoded_or_fail_with_a_reason_in_time()
    {
        using var folder = new TemporaryFolder();
        using var services = Decoding.Services();
        var decoder = services.GetRequiredService<PhotoDecoder>();
        var random = new Random(Seed);
        var pictures = SharedFiles.PhotosBelow("odd").Select(SharedFiles.Photos).Where(file => new FileInfo(file).Length < LargestFile).ToList();
        var (decoded, longest) = (0, TimeSpan.Zero);
        for (var mutation = 0; mutation < Mutations; mutation++)
        {
            var source = pictures[random.Next(pictures.Count)];
            var path = folder.Write($"picture{Path.GetExtension(source)}", Mutate(File.ReadAllBytes(source), random));
            var clock = Stopwatch.StartNew();
            decoded += IsDecoded(decoder, path) ? 1 : 0;
            PhotoMetadataReader.Read(path).ShouldNotBeNull();
            longest = clock.Elapsed > longest ? clock.Elapsed : longest;
            clock.Elapsed.ShouldBeLessThan(Waiting.Patience, $"Mutation {mutation}, of {Path.GetFileName(source)}.");
        }

        decoded.ShouldBeInRange(Mutations / 10, Mutations - 1);
        TestContext.Current.TestOutputHelper?.WriteLine($"{decoded} of {Mutations} were decoded, the longest took {longest}, and the process held {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB at most.");
    }

    private static bool IsDecoded(PhotoDecoder decoder, string path)
    {
        try
        {
            using var file = LibraryFile.Open(path);
            decoder.Decode(file, TestContext.Current.CancellationToken).Image.Width.ShouldBeGreaterThan(0);
            return true;
        }
        catch (UnreadablePhotoException exception)
        {
            exception.Message.ShouldNotBeEmpty();
            return false;
        }
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var (from, to) = (random.Next(bytes.Length + 1), random.Next(bytes.Length + 1));
        var length = Math.Min(random.Next(2048), bytes.Length - Math.Max(from, to));
        switch (random.Next(5))
        {
            case 0:
                return bytes[..from];
            case 1:
                Array.Clear(bytes, from, length);
                break;
            case 2:
                Array.Copy(bytes, from, bytes, to, length);
                break;
            case 3:
                // Where headers say how large things are.
                Change(bytes, Math.Min(bytes.Length, 600), random);
                break;
            default:
                Change(bytes, bytes.Length, random);
                break;
        }

        return bytes;
    }

    private static void Change(byte[] bytes, int within, Random random)
    {
        for (var change = random.Next(32); change >= 0 && within > 0; change--)
        {
            bytes[random.Next(within)] = (byte)random.Next(256);
        }
    }
}
