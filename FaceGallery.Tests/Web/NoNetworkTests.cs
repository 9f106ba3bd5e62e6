using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands;
using Shouldly;

namespace FaceGallery.Tests.Web;

/// <summary>Nothing leaves the house: no name is looked up, no address called, and nothing written but where it belongs.</summary>
public sealed class NoNetworkTests : IDisposable
{
    private readonly IsolatedProgram _program = new();
    private readonly TemporaryFolder _photos = new();

    public NoNetworkTests()
    {
        _program.Settings["Models__Mirrors__0"] = SharedFiles.Models("");

        // One for each library that decodes.
        foreach (var photo in new[] { "party/Photos/IMG_0001.jpg", "party/Photos/IMG_0007.png", "odd/heic/exifr_heic-single.heic", "odd/avif_jxl_webp/example.avif" })
        {
            File.Copy(SharedFiles.Photos(photo), _photos[Path.GetFileName(photo)]);
        }
    }

    public void Dispose()
    {
        _photos.Dispose();
        _program.Dispose();
    }

    [Fact]
    public async Task Index_keeps_to_itself()
    {
        var result = await _program.RunAsync("index", "--photos", _photos.FullPath, "--data", _program.Data);

        result.Output.ShouldContain("4 indexed", customMessage: result.Errors);
        ShouldHaveKeptToItself();
    }

    [Fact]
    public async Task Evaluate_keeps_to_itself()
    {
        await File.WriteAllTextAsync(_photos["pairs.csv"], "IMG_0001.jpg,IMG_0007.png,No\n", TestContext.Current.CancellationToken);

        var result = await _program.RunAsync(
            "evaluate", "pairs", "--photos", _photos.FullPath, "--pairs", _photos["pairs.csv"], "--report", _program.Report);

        result.ExitCode.ShouldBe(ExitCodes.Done, result.Errors);
        ShouldHaveKeptToItself();
    }

    [Fact]
    public async Task Serve_keeps_to_itself()
    {
        var token = (await _program.RunAsync("token", "create", "test", "--data", _program.Data)).Output.Trim();
        using var process = _program.Start(
            "serve", "--photos", _photos.FullPath, "--data", _program.Data, "--urls", $"http://unix:{_program.Socket}");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull(customMessage: "It did not start.");
        using var client = _program.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await WaitUntilIndexedAsync(client, process);
        Process.Start("pkill", ["-TERM", "-P", $"{process.Id}"]).Dispose();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        (await errors).ShouldNotContain("Exception");
        ShouldHaveKeptToItself();
    }

    /// <summary>The one thing that is asked of the world, when somebody asks for it; it shows, too, that the other tests would see a call.</summary>
    [Fact]
    public async Task Only_weights_are_fetched_and_only_on_request()
    {
        _program.Settings["Models__Mirrors__0"] = "";
        var result = await _program.RunAsync("models", "fetch", "--data", _program.Data);

        result.ExitCode.ShouldBe(ExitCodes.CannotDo, result.Output);
        _program.WaysOut().ShouldNotBeEmpty();
    }

    private static Task WaitUntilIndexedAsync(HttpClient client, Process process) => Waiting.UntilAsync(async () =>
    {
        process.HasExited.ShouldBeFalse();
        var indexing = (await client.GetFromJsonAsync<JsonElement>("/api/v1/status", TestContext.Current.CancellationToken)).GetProperty("indexing");
        return indexing.GetProperty("state").GetString() == "idle" && indexing.GetProperty("indexed").GetInt32() >= 4;
    });

    private void ShouldHaveKeptToItself()
    {
        _program.WaysOut().ShouldBeEmpty();
        _program.WritesElsewhere().ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(_program.Home).ShouldBeEmpty();
    }
}
