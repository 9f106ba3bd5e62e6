using System.Security.Cryptography;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Recognition;
using Shouldly;

namespace FaceGallery.Tests.Web.Recognition;

public sealed class ModelStoreTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];

    private static readonly ModelFile Model = new(
        "test", new("tests"), "test.onnx", "MIT", Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content)), new("http://127.0.0.1:1/test.onnx"));

    private readonly TemporaryFolder _own = new();
    private readonly TemporaryFolder _mirror = new();

    public void Dispose()
    {
        _own.Dispose();
        _mirror.Dispose();
    }

    [Fact]
    public void A_file_with_the_right_checksum_is_used_where_it_lies()
    {
        _mirror.Write("test.onnx", Content);
        Store().Find(Model).Path.ShouldBe(_mirror["test.onnx"]);
    }

    [Fact]
    public void A_cut_off_file_is_ignored_and_the_next_folder_is_asked()
    {
        _own.Write("test.onnx", Content.AsSpan(0, 1000));
        _mirror.Write("test.onnx", Content);
        var state = Store().Find(Model);
        state.Path.ShouldBe(_mirror["test.onnx"]);
        EnglishText.Of(state.Ignored.ShouldHaveSingleItem()).ShouldBe($"{_own["test.onnx"]} was ignored: it is cut off (1000 of 300000 bytes).");
    }

    [Fact]
    public void A_file_that_changes_later_is_checked_again()
    {
        _own.Write("test.onnx", Content);
        var store = Store();
        store.Find(Model).Path.ShouldNotBeNull();
        _own.Write("test.onnx", [.. Content.Reverse()]);
        File.SetLastWriteTimeUtc(_own["test.onnx"], DateTime.UnixEpoch);
        store.Find(Model).Path.ShouldBeNull();
    }

    [Fact]
    public void What_is_missing_is_said_with_the_way_to_get_it()
    {
        var message = Should.Throw<MissingWeightsException>(() => Store().Require(ModelManifest.Embedders[0].File)).Message;
        message.ShouldContain("MobileFaceNet.onnx");
        message.ShouldContain("models fetch");
        message.ShouldContain(_own.FullPath);
    }

    [Fact]
    public async Task A_download_goes_on_where_it_stopped()
    {
        await using var server = await WeightsServer.StartAsync(Content, TestContext.Current.CancellationToken);
        _own.Write("test.onnx.part", Content.AsSpan(0, 200_000));
        (await FetchAsync(server.Address)).ShouldBe(_own["test.onnx"]);
        server.Ranges.ShouldBe(["bytes=200000-"]);
        File.ReadAllBytes(_own["test.onnx"]).ShouldBe(Content);
        File.Exists(_own["test.onnx.part"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_mirror_with_another_file_is_passed_over()
    {
        await using var wrong = await WeightsServer.StartAsync([.. Content.Reverse()], TestContext.Current.CancellationToken);
        await using var right = await WeightsServer.StartAsync(Content, TestContext.Current.CancellationToken);
        (await FetchAsync(wrong.Address, right.Address)).ShouldBe(_own["test.onnx"]);
    }

    [Fact]
    public async Task When_no_address_answers_the_message_tells_of_each()
    {
        var exception = await Should.ThrowAsync<ModelDownloadException>(() => FetchAsync("http://127.0.0.1:1"));
        exception.Message.ShouldContain("http://127.0.0.1:1/test.onnx");
        exception.Message.ShouldContain(_own.FullPath);
        File.Exists(_own["test.onnx"]).ShouldBeFalse();
    }

    private ModelStore Store() => new(Settings(_mirror.FullPath));

    private async Task<string> FetchAsync(params string[] mirrors)
    {
        using var http = new HttpClient();
        var settings = Settings(mirrors);
        return await new ModelDownloader(http, new ModelStore(settings), settings).FetchAsync(Model, progress: null, TestContext.Current.CancellationToken);
    }

    private SetOptions<ModelOptions> Settings(params string[] mirrors) =>
        SetOptions.Of(new ModelOptions { Folder = _own.FullPath, Mirrors = mirrors });
}
