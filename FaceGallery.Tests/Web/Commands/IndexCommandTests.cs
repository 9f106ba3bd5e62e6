using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands;

public sealed class IndexCommandTests : IDisposable
{
    private static readonly string[] Steps = ["decide all from nothing", "match all from nothing", "group all unknown", "start to first page"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Index_prints_the_rate_and_the_time_of_each_stage()
    {
        var photos = Directory.CreateDirectory(_folder["photos"]).FullName;
        File.Copy(SharedFiles.Photos("party/Photos/IMG_0001.jpg"), Path.Combine(photos, "a.jpg"));

        var result = await CommandLine.RunAsync("index", "--photos", photos, "--data", _folder["data"]);
        result.ExitCode.ShouldBe(ExitCodes.Done, result.Errors);
        result.Output.ShouldContain("1 photos: 1 indexed");
        result.Output.ShouldContain("decode ");
        Directory.GetFiles(Path.Combine(_folder["data"], "renditions"), "*", SearchOption.AllDirectories).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Index_without_a_photos_folder_says_how_to_name_one() =>
        (await CommandLine.RunAsync("index", "--data", _folder["data"])).ShouldSatisfyAllConditions(
            result => result.ExitCode.ShouldBe(ExitCodes.WrongUsage), result => result.Errors.ShouldContain("--photos"));

    [Fact]
    public async Task Index_names_a_photos_folder_that_is_not_there() =>
        (await CommandLine.RunAsync("index", "--photos", _folder["nowhere"], "--data", _folder["data"])).ShouldSatisfyAllConditions(
            result => result.ExitCode.ShouldBe(ExitCodes.CannotDo), result => result.Output.ShouldContain("nowhere"));

    [Fact]
    public async Task Bench_measures_and_leaves_nothing_but_its_report()
    {
        var photos = Directory.CreateDirectory(_folder["photos"]).FullName;
        File.Copy(SharedFiles.Photos("party/Photos/IMG_0001.jpg"), Path.Combine(photos, "a.jpg"));
        var before = Directory.GetDirectories(Path.GetTempPath(), "facegallery-bench-*");

        var result = await CommandLine.RunAsync("bench", "--photos", photos, "--workers", "1", "--report", _folder["bench.json"]);
        result.ExitCode.ShouldBe(ExitCodes.Done, result.Errors);
        result.Output.ShouldContain("Peak memory");
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(_folder["bench.json"], TestContext.Current.CancellationToken));
        report.RootElement.GetProperty("peakMemoryMiB").GetDouble().ShouldBePositive();
        report.RootElement.GetProperty("workers").GetInt32().ShouldBe(1);
        var steps = report.RootElement.GetProperty("steps").EnumerateArray().ToDictionary(step => step.GetProperty("step").GetString()!, step => step.GetProperty("share").GetDouble());
        steps.Values.Sum().ShouldBe(1, 0.01);
        string[] measured = ["decode", "resize", "detect", "align", "embed", "crops", "preview", "write"];
        measured.ShouldAllBe(step => steps[step] > 0);

        (await CommandLine.RunAsync("bench", "--photos", photos, "--compare", _folder["bench.json"])).Output.ShouldContain("before");
        (await CommandLine.RunAsync("bench", "--photos", photos, "--compare", Path.Combine(photos, "a.jpg"))).Errors.ShouldContain("cannot be read");
        Directory.GetDirectories(Path.GetTempPath(), "facegallery-bench-*").ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task Bench_makes_up_a_library_measures_every_page_naming_and_matching_and_takes_it_away()
    {
        var before = Directory.GetDirectories(Path.GetTempPath(), "facegallery-bench-*");

        var result = await CommandLine.RunAsync("bench", "--synthetic", "120", "--report", _folder["bench.json"]);
        result.ExitCode.ShouldBe(ExitCodes.Done, result.Errors);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(_folder["bench.json"], TestContext.Current.CancellationToken));
        report.RootElement.GetProperty("photos").GetInt32().ShouldBe(120);
        report.RootElement.GetProperty("faces").GetInt32().ShouldBeInRange(270, 450);
        report.RootElement.GetProperty("memoryMiB").GetDouble().ShouldBePositive();
        report.RootElement.GetProperty("pages").EnumerateArray().ShouldAllBe(page => page.GetProperty("queriesP95").GetDouble() > 0 && page.GetProperty("p95").GetDouble() > page.GetProperty("queriesP50").GetDouble());
        var steps = report.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString()!).ToList();
        Steps.ShouldBeSubsetOf(steps);
        steps.ShouldContain(step => step.StartsWith("naming", StringComparison.Ordinal));
        Directory.GetDirectories(Path.GetTempPath(), "facegallery-bench-*").ShouldBe(before, ignoreOrder: true);

        (await CommandLine.RunAsync("bench")).ExitCode.ShouldBe(ExitCodes.WrongUsage);
    }
}
