using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands;

public sealed class ModelsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_list_tells_each_models_licence_and_that_it_is_there()
    {
        var result = await CommandLine.RunAsync("models", "list", "--data", _folder["data"]);

        result.ExitCode.ShouldBe(ExitCodes.Done, result.Errors);
        result.Output.ShouldContain("Apache-2.0");
        result.Output.ShouldContain("MobileFaceNet");
        (await CommandLine.RunAsync("models", "verify", "--data", _folder["data"])).ExitCode.ShouldBe(ExitCodes.Done);
    }

    [Fact]
    public async Task A_model_that_was_cut_off_is_told_from_one_that_is_right()
    {
        Directory.CreateDirectory(_folder["data/models"]);
        var whole = await File.ReadAllBytesAsync(SharedFiles.Models("MobileFaceNet.onnx"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(_folder["data/models"], "MobileFaceNet.onnx"), whole[..1000], TestContext.Current.CancellationToken);

        var result = await CommandLine.RunAsync([("Models__Mirrors__0", _folder["mirror"]), ("Models__Mirrors__1", _folder["mirror"])], "models", "verify", "--data", _folder["data"]);

        result.ExitCode.ShouldBe(ExitCodes.CannotDo);
        (result.Output + result.Errors).ShouldContain("MobileFaceNet");
    }
}
