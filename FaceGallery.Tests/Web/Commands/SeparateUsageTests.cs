using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands;
using FaceGallery.Web.Data;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands;

/// <summary>Calls that <c>separate</c> must refuse, or that give it nothing to do.</summary>
public sealed class SeparateUsageTests : IDisposable
{
    private readonly SeparateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("separate")]
    [InlineData("separate --photos a --people b")]
    [InlineData("separate --photos a --output b")]
    [InlineData("separate --people a --output b")]
    public async Task Photos_people_and_output_must_be_named(string call) =>
        (await CommandLine.RunAsync(call.Split(' '))).ShouldSatisfyAllConditions(
            result => result.ExitCode.ShouldBe(ExitCodes.WrongUsage), result => result.Errors.ShouldContain("required"));

    [Theory]
    [InlineData("--mode", "move")]
    [InlineData("--mode", "0")]
    [InlineData("--min-similarity", "2")]
    [InlineData("--min-similarity", "-0.1")]
    [InlineData("--min-similarity", "NaN")]
    [InlineData("--min-similarity", "0,5")]
    [InlineData("--tolerance", "0.5")]
    public async Task A_wrong_option_is_named(string option, string value)
    {
        var result = await _folder.SeparateAsync(option, value);

        result.ExitCode.ShouldBe(ExitCodes.WrongUsage);
        result.Errors.ShouldContain(value);
        Directory.Exists(_folder.Output).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--output", "photos")]
    [InlineData("--output", "photos/sorted")]
    [InlineData("--output", "people/sorted")]
    [InlineData("--output", "photos/../photos/sorted")]
    [InlineData("--output", "link/sorted")]
    [InlineData("--output", ".")]
    [InlineData("--data", "photos/data")]
    [InlineData("--report", "photos/report.json")]
    [InlineData("--report", "people/report.json")]
    public async Task Nothing_is_ever_written_into_the_library(string option, string path)
    {
        Directory.CreateSymbolicLink(_folder["link"], _folder.Photos);

        var result = await _folder.SeparateAsync(option, _folder[path]);

        result.ExitCode.ShouldBe(ExitCodes.WrongUsage);
        result.Errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain(option == "--output" ? "output folder" : option[2..]);
        Directory.EnumerateFileSystemEntries(_folder.Photos).ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(_folder.People).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--photos")]
    [InlineData("--people")]
    public async Task A_folder_that_is_not_there_is_named(string option)
    {
        (await _folder.SeparateAsync(option, _folder["nowhere"])).ShouldSatisfyAllConditions(
            result => result.ExitCode.ShouldBe(ExitCodes.CannotDo), result => result.Errors.ShouldContain("nowhere does not exist"));
        await File.WriteAllTextAsync(_folder["file"], "", TestContext.Current.CancellationToken);
        (await _folder.SeparateAsync(option, _folder["file"])).ShouldSatisfyAllConditions(
            result => result.ExitCode.ShouldBe(ExitCodes.CannotDo), result => result.Errors.ShouldContain("is a file"));
        Directory.Exists(_folder.Output).ShouldBeFalse();
    }

    [Fact]
    public async Task An_empty_photos_folder_is_said_and_is_no_failure()
    {
        var result = await _folder.SeparateAsync("--report", _folder["report.json"]);

        result.ExitCode.ShouldBe(ExitCodes.Done, result.Errors);
        result.Output.ShouldContain("No photos were found");
        (await File.ReadAllTextAsync(_folder["report.json"], TestContext.Current.CancellationToken)).ShouldContain("\"photos\":[]");
    }

    [Theory]
    [InlineData("missing/report.json")]
    [InlineData("people/..")]
    public async Task A_report_that_cannot_be_written_is_said_before_the_work(string path) =>
        (await _folder.SeparateAsync("--report", _folder[path])).ShouldSatisfyAllConditions(
            result => result.ExitCode.ShouldBe(ExitCodes.CannotDo), result => result.Errors.ShouldContain("report"));

    [Fact]
    public async Task A_second_process_on_the_same_data_is_told_so()
    {
        using var other = DataFolder.Open(_folder["data"]);
        (await _folder.SeparateAsync("--data", _folder["data"])).ShouldSatisfyAllConditions(
            result => result.ExitCode.ShouldBe(ExitCodes.CannotDo), result => result.Errors.ShouldContain("in use by another FaceGallery"));
    }

    [Fact]
    public async Task An_output_that_is_a_file_is_named()
    {
        await File.WriteAllTextAsync(_folder.Output, "", TestContext.Current.CancellationToken);
        (await _folder.SeparateAsync()).ShouldSatisfyAllConditions(
            result => result.ExitCode.ShouldBe(ExitCodes.CannotDo), result => result.Errors.ShouldContain(_folder.Output));
    }
}
