using FaceGallery.Domain.Detection;
using FaceGallery.Web.Recognition;
using Shouldly;

namespace FaceGallery.Tests.Web.Recognition;

public sealed class OnnxFaceEmbedderTests : IDisposable
{
    private readonly OnnxFaceEmbedder _embedder = Networks.Embedder(device: null, new DeviceHealth(_ => { }), batch: 1);

    public void Dispose() => _embedder.Dispose();

    [Fact]
    public void A_faces_embedding_does_not_depend_on_the_faces_beside_it()
    {
        var crops = Enumerable.Range(1, 3).Select(Noise).ToList();
        var together = _embedder.Embed(crops);
        var alone = crops.Select(crop => _embedder.Embed([crop])[0]);
        together.Select(face => face!.Value.Embedding.ToBytes()).ShouldBe(alone.Select(face => face!.Value.Embedding.ToBytes()));
    }

    [Fact]
    public void A_face_and_its_mirror_image_are_the_same()
    {
        var crop = Noise(4);
        var mirrored = new byte[crop.Pixels.Length];
        for (var i = 0; i < mirrored.Length / RgbImage.Channels; i++)
        {
            var from = (i / crop.Width * crop.Width) + crop.Width - 1 - (i % crop.Width);
            crop.Pixels.Slice(from * RgbImage.Channels, RgbImage.Channels).CopyTo(mirrored.AsSpan(i * RgbImage.Channels));
        }

        var both = _embedder.Embed([crop, new RgbImage(crop.Width, crop.Height, mirrored)]);
        both[0]!.Value.Embedding.Similarity(both[1]!.Value.Embedding).ShouldBe(1, tolerance: 1e-5);
    }

    [Fact]
    public void A_crop_of_another_size_is_refused() =>
        Should.Throw<ArgumentException>(() => _embedder.Embed([new RgbImage(2, 2, new byte[12])])).Message.ShouldStartWith("An aligned face is 112x112 pixels, not 2x2.");

    internal static RgbImage Noise(int seed)
    {
        var pixels = new byte[IFaceEmbedder.AlignedFaceSize * IFaceEmbedder.AlignedFaceSize * RgbImage.Channels];
        new Random(seed).NextBytes(pixels);
        return new RgbImage(IFaceEmbedder.AlignedFaceSize, IFaceEmbedder.AlignedFaceSize, pixels);
    }
}
