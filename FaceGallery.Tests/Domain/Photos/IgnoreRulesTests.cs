using System.Diagnostics;
using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Domain.Photos;

public sealed class IgnoreRulesTests
{
    private static readonly string[] Patterns =
    [
        "*.tmp", "/private/", "private/", "scans", "/scans", "a/*.jpg", "a/**/z.jpg", "**/deep/*.png", "**/x", "sub/**", "IMG_000[1-3].jpg", "IMG_000[!1-3].jpg", "[ab", "\\#x.jpg", "#x.jpg", "!a.tmp", "\\!a.tmp", "wh?t.jpg",
        "lit\\*.jpg", "blank.jpg  ", "blank\\ ", "*", "!*/", "**", "a**b", "/*/c.jpg", "[]x].jpg", "[^a-c].jpg", "***.jpg", "/", "日本/*.jpg",
    ];

    private static readonly string[] Paths =
    [
        "a.tmp", "sub/a.tmp", "private/a.jpg", "sub/private/a.jpg", "scans/b.jpg", "sub/scans/b.jpg", "a/b.jpg", "a/b/z.jpg", "a/z.jpg", "a/b/c/z.jpg", "deep/y.png", "q/deep/y.png", "q/deep/r/y.png", "x/y.jpg", "sub/x/y.jpg",
        "IMG_0001.jpg", "IMG_0004.jpg", "[ab", "#x.jpg", "!a.tmp", "what.jpg", "wh/t.jpg", "lit*.jpg", "litx.jpg", "blank.jpg", "blank ", "axxb", "q/c.jpg", "q/r/c.jpg", "].jpg", "x.jpg", "d.jpg", "日本/浜辺.jpg",
    ];

    /// <summary>git itself is asked, about each pattern alone and many together. It counts bytes where we count characters, so that no path here has a single one in another script.</summary>
    [Fact]
    public async Task Rules_mean_what_git_means_by_them()
    {
        using var folder = new TemporaryFolder();
        await GitAsync(folder, "init -q", "");
        var random = new Random(18);
        foreach (var text in Patterns.Concat(Enumerable.Range(0, 60).Select(_ => string.Join('\n', random.GetItems(Patterns, 4)))))
        {
            await File.WriteAllTextAsync(folder[".gitignore"], text + "\n", TestContext.Current.CancellationToken);
            var ignored = (await GitAsync(folder, "-c core.quotePath=false check-ignore --no-index --stdin -z", string.Concat(Paths.Select(path => path + "\0")))).Split('\0', StringSplitOptions.RemoveEmptyEntries);

            Paths.Where(path => Ignores(IgnoreRules.None.And("", text), path)).ShouldBe(ignored, ignoreOrder: true, customMessage: text);
        }
    }

    [Fact]
    public void A_folders_rules_hold_below_it_and_win_over_those_above()
    {
        var rules = IgnoreRules.None.And("", "*.png\n/only-here.jpg").And("trip", "!map.png\n/raw/\n");

        rules.Ignores("map.png", isFolder: false).ShouldBeTrue();
        rules.Ignores("trip/map.png", isFolder: false).ShouldBeFalse();
        rules.Ignores("trip/day 1/map.png", isFolder: false).ShouldBeFalse();
        rules.Ignores("trip/raw", isFolder: true).ShouldBeTrue();
        rules.Ignores("raw", isFolder: true).ShouldBeFalse();
        rules.Ignores("trips/raw", isFolder: true).ShouldBeFalse();
        rules.Ignores("trip/only-here.jpg", isFolder: false).ShouldBeFalse();
    }

    [Fact]
    public void A_rule_made_to_take_for_ever_does_not()
    {
        var start = Stopwatch.GetTimestamp();

        IgnoreRules.None.And("", string.Concat(Enumerable.Repeat("*a", 200)) + "b\n" + string.Concat(Enumerable.Repeat("**/", 300)) + "x").Ignores(new string('a', 4000), isFolder: false).ShouldBeFalse();

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(Waiting.Patience);
    }

    /// <summary>As the walk does: whatever is in a folder that is left out is never asked about.</summary>
    private static bool Ignores(IgnoreRules rules, string path)
    {
        var parts = path.Split('/');
        return Enumerable.Range(1, parts.Length).Any(count => rules.Ignores(string.Join('/', parts[..count]), isFolder: count < parts.Length));
    }

    private static async Task<string> GitAsync(TemporaryFolder folder, string arguments, string input)
    {
        using var git = Process.Start(new ProcessStartInfo("git", $"-C {folder.FullPath} {arguments}") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await git.StandardInput.WriteAsync(input);
        git.StandardInput.Close();
        return await git.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
