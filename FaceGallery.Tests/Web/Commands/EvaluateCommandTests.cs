using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Identities_are_named_and_grouped_as_well_as_the_documentation_says()
    {
        var result = await CommandLine.RunAsync("evaluate", "identities", "--photos", SharedFiles.Photos("identities"), "--report", _folder["report.json"]);

        result.ExitCode.ShouldBe(ExitCodes.Done, result.Errors);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(_folder["report.json"], TestContext.Current.CancellationToken));
        report.RootElement.GetProperty("people").GetInt32().ShouldBe(16);
        report.RootElement.GetProperty("rank1").GetDouble().ShouldBeGreaterThan(0.97);
        report.RootElement.GetProperty("onePortrait").GetProperty("precision").GetDouble().ShouldBeGreaterThan(0.99);
        report.RootElement.GetProperty("onePortrait").GetProperty("recall").GetDouble().ShouldBeGreaterThan(0.91);
        report.RootElement.GetProperty("clustering").GetProperty("precision").GetDouble().ShouldBeGreaterThan(0.98);
        report.RootElement.GetProperty("clustering").GetProperty("f").GetDouble().ShouldBeGreaterThan(0.93);
    }

    [Fact]
    public async Task Pairs_are_read_from_a_table_and_a_photo_without_a_face_counts_as_different()
    {
        await File.WriteAllTextAsync(
            _folder["pairs.csv"],
            "party/Photos/IMG_0002.jpg,party/Photos/IMG_0003.jpg,Yes\nparty/Photos/IMG_0002.jpg,nofaces/none.jpg,No\n".Replace(
                "nofaces/none.jpg", SharedFiles.PhotosBelow("nofaces").First(), StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var result = await CommandLine.RunAsync("evaluate", "pairs", "--photos", SharedFiles.Photos(""), "--pairs", _folder["pairs.csv"]);

        result.ExitCode.ShouldBe(ExitCodes.Done, result.Errors);
        using var report = JsonDocument.Parse(result.Output);
        report.RootElement.GetProperty("pairs").GetInt32().ShouldBe(2);
        report.RootElement.GetProperty("withoutFace").GetInt32().ShouldBe(1);
        report.RootElement.GetProperty("accuracy").GetDouble().ShouldBe(1);
    }

    [Theory]
    [InlineData("evaluate", "identities", "--photos", "nowhere")]
    [InlineData("evaluate", "pairs", "--photos", ".", "--pairs", "nowhere.txt")]
    public async Task What_is_not_there_is_named(params string[] arguments)
    {
        var result = await CommandLine.RunAsync(arguments);

        result.ExitCode.ShouldBe(ExitCodes.CannotDo);
        result.Errors.ShouldContain("nowhere");
    }
}
