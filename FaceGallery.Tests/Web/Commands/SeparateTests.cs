using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands;

/// <summary><c>separate</c> from end to end on real photos.</summary>
public sealed class SeparateTests : IDisposable
{
    private const int PhotosOfParty = 30;

    private readonly SeparateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_party_is_sorted_and_reported_and_sorting_it_again_changes_nothing()
    {
        foreach (var photo in SharedFiles.PhotosBelow("party/Photos").Take(PhotosOfParty))
        {
            _folder.AddPhoto(photo);
        }

        string[] options = ["--people", SharedFiles.Photos("party/People"), "--report", _folder["r.json"]];
        (await _folder.SeparateAsync(options)).ExitCode.ShouldBe(ExitCodes.Done);

        var photos = Report().GetProperty("photos").EnumerateArray().ToList();
        photos.Select(photo => photo.GetProperty("path").GetString()).ShouldBe(
            Directory.GetFiles(_folder.Photos).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        photos.SelectMany(photo => photo.GetProperty("albums").EnumerateArray().Select(album => $"{album}/{photo.GetProperty("path")}"))
            .Order(StringComparer.Ordinal).ShouldBe(Albums());

        var before = FolderState.Of(_folder.Output, ".facegallery");
        var again = await _folder.SeparateAsync(options);
        again.ExitCode.ShouldBe(ExitCodes.Done);
        again.Output.ShouldContain("0 pictures decoded");
        FolderState.Of(_folder.Output, ".facegallery").ShouldBe(before);
    }

    [Fact]
    public async Task The_report_accounts_for_every_file()
    {
        _folder.AddPortrait("party/People/Will Smith.jpg");
        _folder.AddPhoto("party/People/Will Smith.jpg", "b/will.jpg");
        await File.WriteAllTextAsync(Path.Combine(_folder.Photos, "broken.jpg"), "no picture", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder.Photos, "notes.txt"), "no picture", TestContext.Current.CancellationToken);

        var result = await _folder.SeparateAsync("--report", _folder["r.json"]);
        result.ExitCode.ShouldBe(ExitCodes.Done, result.Errors);
        result.Output.ShouldContain("broken.jpg: ");
        Albums().ShouldBe(["Will Smith/b/will.jpg"]);
        var report = Report();
        report.GetProperty("summary").GetProperty("otherFiles").GetProperty("other").GetInt32().ShouldBe(1);
        var (found, failed) = (report.GetProperty("photos")[0], report.GetProperty("photos")[1]);
        found.GetProperty("faces")[0].GetProperty("person").GetString().ShouldBe("Will Smith");
        found.GetProperty("faces")[0].GetProperty("assignedBy").GetString().ShouldBe("machine");
        found.GetProperty("faces")[0].GetProperty("box").GetArrayLength().ShouldBe(4);
        found.GetProperty("faces")[0].GetProperty("landmarks").GetArrayLength().ShouldBe(5);
        failed.GetProperty("state").GetString().ShouldBe("failed");
        failed.GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
        failed.GetProperty("width").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_threshold_that_nobody_reaches_leaves_everybody_unknown_without_decoding_again()
    {
        _folder.AddPortrait("party/People/Will Smith.jpg");
        _folder.AddPhoto("party/Photos/IMG_0001.jpg", "a.jpg");
        _folder.AddPortrait("party/People/Alex Lacamoire.jpg");
        await _folder.SeparateAsync();
        Albums().ShouldBe(["Alex Lacamoire/a.jpg"]);

        (await _folder.SeparateAsync("--min-similarity", "1")).Output.ShouldContain("0 pictures decoded");
        Albums().ShouldBe(["Unknown/a.jpg"]);
    }

    [Fact]
    public async Task The_server_settings_do_not_matter()
    {
        _folder.AddPortrait("party/People/Will Smith.jpg");

        (await CommandLine.RunAsync([("Library__Photos__1", _folder.People), ("Data__Folder", _folder["server"])], _folder.Arguments())).Output.ShouldContain("No photos were found");
        Directory.Exists(_folder["server"]).ShouldBeFalse();
        File.Exists(Path.Combine(_folder.Output, ".facegallery", "facegallery.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_foreign_file_in_the_way_makes_it_fail_after_everything_else_is_done()
    {
        _folder.AddPhoto("party/Photos/IMG_0001.jpg", "a.jpg");
        _folder.AddPhoto("party/Photos/IMG_0001.jpg", "b.jpg");
        var foreign = Directory.CreateDirectory(Path.Combine(_folder.Output, "Unknown")).FullName + "/a.jpg";
        await File.WriteAllTextAsync(foreign, "mine", TestContext.Current.CancellationToken);

        var result = await _folder.SeparateAsync();
        result.ExitCode.ShouldBe(ExitCodes.CannotDo);
        result.Errors.ShouldContain(foreign);
        Albums().ShouldBe(["Unknown/a.jpg", "Unknown/b.jpg"]);
    }

    [Fact]
    public async Task Missing_weights_are_said_in_a_sentence_and_nothing_is_lost()
    {
        _folder.AddPhoto("party/Photos/IMG_0001.jpg", "a.jpg");

        var result = await CommandLine.RunAsync([("Models__Mirrors__0", _folder["nowhere"]), ("Models__Mirrors__1", _folder["nowhere"])], _folder.Arguments());
        result.ExitCode.ShouldBe(ExitCodes.CannotDo);
        result.Errors.ShouldContain("models fetch");
        Albums().ShouldBeEmpty();
    }

    [Fact]
    public async Task Stopping_it_is_said_and_the_next_run_goes_on()
    {
        var result = await CommandLine.StopAsync(_folder.Arguments("--photos", SharedFiles.Photos("party/Photos"), "--people", SharedFiles.Photos("party/People")));

        result.ExitCode.ShouldBe(ExitCodes.CannotDo);
        result.Errors.ShouldContain("Stopped before it was done");
        Albums().ShouldBeEmpty();
    }

    private JsonElement Report() => JsonDocument.Parse(File.ReadAllBytes(_folder["r.json"])).RootElement;

    private string[] Albums() =>
    [
        .. Directory.GetFiles(_folder.Output, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_folder.Output, file))
            .Where(file => !file.StartsWith('.'))
            .Order(StringComparer.Ordinal),
    ];
}
