using FaceGallery.Domain.Detection;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;

namespace FaceGallery.Tests.Web.Recognition;

/// <summary>What an entry says of a model is what it is used by, and what does not fit is told in one sentence.</summary>
public sealed class ModelEntryTests
{
    [Fact]
    public void Colours_are_given_in_the_order_that_the_entry_says()
    {
        using var rgb = Networks.Embedder(device: null, new DeviceHealth(_ => { }), batch: 1, Entry(ColourOrder.Rgb));
        using var bgr = Networks.Embedder(device: null, new DeviceHealth(_ => { }), batch: 1, Entry(ColourOrder.Bgr));
        var crop = OnnxFaceEmbedderTests.Noise(1);
        var swapped = crop.Pixels.ToArray();
        for (var i = 0; i < swapped.Length; i += RgbImage.Channels)
        {
            swapped.AsSpan(i, RgbImage.Channels).Reverse();
        }

        bgr.Embed([new RgbImage(crop.Width, crop.Height, swapped)])[0]!.Value.Embedding.ToBytes().ShouldBe(rgb.Embed([crop])[0]!.Value.Embedding.ToBytes());
    }

    [Fact]
    public void A_face_of_which_the_model_answers_no_number_is_left_out()
    {
        var entry = Entry(ColourOrder.Rgb);
        entry.Deviation = [0];
        using var embedder = Networks.Embedder(device: null, new DeviceHealth(_ => { }), batch: 1, entry);

        embedder.Embed([OnnxFaceEmbedderTests.Noise(1)]).ShouldHaveSingleItem().ShouldBeNull();
    }

    [Theory]
    [InlineData("data", "output0", 128, InputLayout.Planar, "input input0 [1,3,112,112]; expected data [1,3,112,112]")]
    [InlineData("input0", "output0", 128, InputLayout.Interleaved, "input input0 [1,3,112,112]; expected input0 [1,112,112,3]")]
    [InlineData("input0", "fc1", 128, InputLayout.Planar, "output output0 [1,128]; expected fc1 [1,128]")]
    [InlineData("input0", "output0", 512, InputLayout.Planar, "it answers 128 numbers; expected output0 [1,512]")]
    public void A_model_that_is_not_what_its_entry_says_is_told_with_what_differs(string input, string output, int size, InputLayout layout, string difference)
    {
        var entry = Entry(ColourOrder.Rgb);
        (entry.Input, entry.Output, entry.VectorSize, entry.Layout) = (input, output, size, layout);
        using var services = Services(("Recognition:Provider", "cpu"));

        var told = Should.Throw<ModelMisfitException>(() => services.GetRequiredService<RecognitionEngine>().Open(entry)).Message;

        told.ShouldBe($"{SharedFiles.Models("MobileFaceNet.onnx")} is not what its entry says: {difference}.");
    }

    [Fact]
    public void A_name_without_an_entry_is_told_with_those_that_have_one()
    {
        using var services = Services(("Models:Embedder", "dlib"), ("Models:Detector", "hog"));

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<ModelStore>().Embedder).Failures.ShouldBe(
        [
            "Models:Detector is hog, which no entry tells of. There are: yunet_n_dynamic, yunet_s_dynamic.",
            "Models:Embedder is dlib, which no entry tells of. There are: MobileFaceNet, SFace, AuraFace.",
        ]);
    }

    [Fact]
    public void An_entry_that_does_not_say_enough_is_told_by_its_place()
    {
        using var services = Services(("Models:Embedders:0:Name", "mine"), ("Models:Embedders:0:FileName", "mine.onnx"));

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<ModelStore>().Embedder).Failures.ShouldHaveSingleItem().ShouldStartWith("Models:Embedders:0: ");
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings) => new ServiceCollection().AddRecognition(SettingsSources.Load(
        settings.Append(("Models:Mirrors:0", SharedFiles.Models(""))).ToDictionary(setting => setting.Item1, setting => (string?)setting.Item2))).BuildServiceProvider();

    private static EmbedderEntry Entry(ColourOrder colours)
    {
        var entry = Networks.Entry();
        (entry.Colours, entry.Mean, entry.Deviation) = (colours, [0.5f], [0.25f]);
        return entry;
    }
}
