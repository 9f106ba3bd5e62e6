using FaceGallery.Domain.Messages;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Recognition;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;
using Shouldly;

namespace FaceGallery.Tests.Web.Recognition;

/// <summary>
/// No machine of the tests has a device, nor a library that brings one: what such a library may be otherwise is tried as it is, and in the place of a device there are other
/// sessions of the CPU, real weights in all of them.
/// </summary>
public sealed class ComputeProviderTests : IDisposable
{
    private static readonly string[] Outputs = ["cls_8", "obj_8", "bbox_8", "kps_8"];
    private static readonly long[] Shape = [1, 3, 320, 320];
    private readonly TemporaryFolder _folder = new();

    public ComputeProviderTests() => Directory.CreateDirectory(_folder["providers"]);

    private string Marks => _folder["tried"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("auto")]
    [InlineData("cpu")]
    [InlineData(" CPU ")]
    public void Without_a_library_the_CPU_computes_and_nothing_is_said_of_it(string setting)
    {
        Told(setting).ShouldBeEmpty();
        File.Exists(Marks).ShouldBeFalse();
    }

    [Fact]
    public void A_provider_that_is_not_there_is_told_with_those_that_are()
    {
        _folder.Write("providers/libonnxruntime_providers_openvino_plugin.so", "no library"u8);

        var told = Told("cdua").ShouldHaveSingleItem();

        told.ShouldStartWith("There is no provider for Recognition:Provider = cdua: no library of it lies in ");
        told.ShouldEndWith($"{_folder["providers"]}. There are: auto, cpu, openvino. Recognition runs on the CPU.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no library")]
    public void A_file_that_is_no_library_is_told_by_its_name(string content)
    {
        var file = _folder.Write("providers/libonnxruntime_providers_webgpu.so", System.Text.Encoding.UTF8.GetBytes(content));

        var told = Told("auto").ShouldHaveSingleItem();

        told.ShouldStartWith($"The provider library {file} cannot be loaded: Failed to load library");
        told.ShouldEndWith("Recognition runs on the CPU.");
        File.Exists(Marks).ShouldBeFalse();
    }

    [Fact]
    public void A_library_that_is_no_provider_is_told_by_its_name_and_what_lies_beside_is_left_alone()
    {
        var native = Directory.GetFiles(AppContext.BaseDirectory, "libonnxruntime_providers_shared.so", SearchOption.AllDirectories).First();
        File.Copy(native, _folder["providers/libonnxruntime_providers_cuda.so"]);
        _folder.Write("providers/libneeded.so", "no library"u8);
        _folder.Write("providers/readme.txt", "no library"u8);

        Told("cuda").ShouldHaveSingleItem().ShouldContain("libonnxruntime_providers_cuda.so cannot be loaded: Failed to get symbol CreateEpFactories");
    }

    [Fact]
    public void A_library_that_ended_the_program_twice_is_left_out_until_its_file_is_another()
    {
        var file = _folder.Write("providers/libonnxruntime_providers_webgpu.so", "no library"u8);
        new ProviderTrials(Marks).Begin(file);
        Told("auto").ShouldHaveSingleItem().ShouldContain("cannot be loaded");
        new ProviderTrials(Marks).Begin(file);
        new ProviderTrials(Marks).Begin(file);

        Told("auto").ShouldHaveSingleItem().ShouldBe(
            $"The provider library {file} ended the program twice when it was tried, and is left out. Remove {Marks} to have it tried again. Recognition runs on the CPU.");
        File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddDays(1));
        Told("auto").ShouldHaveSingleItem().ShouldContain("cannot be loaded");
    }

    [Fact]
    public void A_device_that_answers_as_the_CPU_does_is_used()
    {
        using var cpu = InferenceSessions.Open(Networks.File.Path);
        var problems = new List<Message>();

        using var session = ComputeProvider.TryOpen(OrtEnv.Instance().GetEpDevices()[0], Networks.File, cpu, problems);

        problems.ShouldBeEmpty();
        session.ShouldNotBeNull();
    }

    [Fact]
    public void A_device_that_answers_otherwise_is_refused()
    {
        var file = new NetworkFile(SharedFiles.Models("yunet_n_dynamic.onnx"), new NetworkNames("input", Outputs), Shape, (0, 255));
        using var cpu = InferenceSessions.Open(file.Path);
        using var other = InferenceSessions.Open(SharedFiles.Models("yunet_s_dynamic.onnx"));

        ComputeProvider.Compare("cuda", file, cpu, cpu).ShouldBeNull();
        EnglishText.Of(ComputeProvider.Compare("cuda", file, cpu, other)!)
            .ShouldStartWith("The provider cuda answers otherwise than the CPU with yunet_n_dynamic.onnx (likeness ");
    }

    [Fact]
    public void A_batch_that_is_too_large_is_halved_and_no_face_is_lost()
    {
        var health = new DeviceHealth(_ => { });
        using var alone = Networks.Embedder(device: null, health, batch: 1);
        using var batched = Networks.Embedder(InferenceSessions.Open(Networks.File.Path), health, batch: 8);
        var crops = Enumerable.Range(1, 5).Select(OnnxFaceEmbedderTests.Noise).ToList();

        var answers = batched.Embed(crops);

        answers.Select(face => face!.Value.Embedding.ToBytes()).ShouldBe(alone.Embed(crops).Select(face => face!.Value.Embedding.ToBytes()));
        (health.IsWell, health.Failures).ShouldBe((true, 0));
    }

    [Fact]
    public void A_device_that_is_gone_is_given_up_once_and_the_CPU_goes_on()
    {
        var told = new List<string>();
        var health = new DeviceHealth(told.Add);
        using var alone = Networks.Embedder(device: null, health, batch: 1);
        using var gone = Networks.Embedder(InferenceSessions.Open(SharedFiles.Models("yunet_s_dynamic.onnx")), health, batch: 8);
        var crops = Enumerable.Range(1, 5).Select(OnnxFaceEmbedderTests.Noise).ToList();

        var answers = gone.Embed(crops);

        answers.Select(face => face!.Value.Embedding.ToBytes()).ShouldBe(alone.Embed(crops).Select(face => face!.Value.Embedding.ToBytes()));
        (health.IsWell, told.Count).ShouldBe((false, 1));
    }

    [Fact]
    public void A_device_that_failed_now_and_then_stays()
    {
        var health = new DeviceHealth(_ => { });
        for (var i = 0; i < 10; i++)
        {
            health.Failed("out of memory");
            health.Failed("out of memory");
            health.Succeeded();
        }

        health.IsWell.ShouldBeTrue();
    }

    private List<string> Told(string setting)
    {
        using var provider = new ComputeProvider(
            Options.Create(new ProviderOptions { Provider = setting, ProviderFolder = _folder["providers"] }), new ProviderTrials(Marks), NullLogger<ComputeProvider>.Instance);
        provider.Open(Networks.File).Dispose();
        (provider.Name, provider.Device).ShouldBe(("cpu", null));
        return [.. provider.Problems.Select(EnglishText.Of)];
    }
}
