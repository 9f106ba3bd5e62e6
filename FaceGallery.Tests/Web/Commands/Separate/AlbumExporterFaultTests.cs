using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Export;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands.Separate;

/// <summary>Killed, damaged, full: nothing is lost, and the next run puts it right.</summary>
public sealed class AlbumExporterFaultTests : IDisposable
{
    private readonly AlbumOutput _albums = new();

    public void Dispose() => _albums.Dispose();

    [Fact]
    public void Wherever_a_run_was_killed_the_next_one_finishes_it()
    {
        WantedFile[] wanted = [.. _albums.Photo("a.jpg", "a", "Anna", "Group"), .. _albums.Photo("b.jpg", "b", "Ben")];
        _albums.Export(wanted);
        var whole = File.ReadAllBytes(_albums.Manifest);
        for (var length = 0; length < whole.Length; length += 7)
        {
            // Each file is there only when the line about it is whole, as the line is written first.
            File.WriteAllBytes(_albums.Manifest, whole[..length]);
            var lines = File.ReadAllText(_albums.Manifest).Split('\n')[..^1];
            foreach (var file in _albums.Files().Where(file => !lines.SkipLast(1).Any(line => line.Contains($"\"{file}\""))))
            {
                File.Delete(_albums[file]);
            }

            _albums.Foreign(".facegallery/next-file", "half a pho");
            _albums.Export(wanted).ShouldSatisfyAllConditions(result => result.Problems.ShouldBeEmpty(), result => result.Notes.ShouldBeEmpty());
            _albums.Files().ShouldBe(["Anna/a.jpg", "Ben/b.jpg", "Group/a.jpg"]);
        }

        _albums.Export().Removed.ShouldBe(3);
        Directory.EnumerateDirectories(_albums.Output).ShouldBe([_albums[".facegallery"]]);
    }

    [Theory]
    [InlineData("no manifest at all")]
    [InlineData("{\"kind\":\"file\"}\n{}\nnull\n[]\n")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    public void A_damaged_manifest_is_said_and_kept_and_loses_nothing(string damage)
    {
        var wanted = _albums.Photo("a.jpg", "a", "Anna");
        _albums.Export([.. wanted, .. _albums.Photo("b.jpg", "b", "Anna")]);
        File.WriteAllText(_albums.Manifest, damage);

        _albums.Export(wanted).ShouldSatisfyAllConditions(
            result => result.Notes.ShouldHaveSingleItem().ShouldSay("cannot be read"),
            result => result.Problems.ShouldBeEmpty());
        File.ReadAllText(_albums.Manifest + ".damaged").ShouldBe(damage);
        _albums.Files().ShouldBe(["Anna/a.jpg", "Anna/b.jpg"]);
        _albums.Export(wanted).Notes.ShouldBeEmpty();
    }

    [Fact]
    public void One_damaged_line_costs_one_line()
    {
        _albums.Export([.. _albums.Photo("a.jpg", "a", "Anna"), .. _albums.Photo("b.jpg", "b", "Anna")]);
        File.WriteAllText(_albums.Manifest, File.ReadAllText(_albums.Manifest).Replace("{\"kind\":\"file\",\"mode\":\"Copy\",\"source\":\"" + _albums.Photos + "/a.jpg", "###"));

        _albums.Export().Removed.ShouldBe(1);
        _albums.Files().ShouldBe(["Anna/a.jpg"]);
    }

    [Fact]
    public void Hard_links_to_another_drive_are_refused_in_a_sentence()
    {
        // What /proc holds is on no drive at all, and so never on the one of the output.
        var photo = new WantedFile("Anna/version", "/proc/version", 0, File.GetLastWriteTimeUtc("/proc/version"));

        Should.Throw<AlbumExportException>(() => _albums.Export(ExportMode.Hardlink, photo)).Message.ShouldContain("copies");
        _albums.Files().ShouldBeEmpty();
    }

    [Fact]
    public void A_full_disk_stops_it_in_a_sentence_with_whole_files_only()
    {
        using var drive = SmallDrive.Mount(256 * 1024);
        WantedFile[] wanted = [.. Enumerable.Range(0, 6).SelectMany(number => _albums.Photo($"{number}.jpg", new string('x', 70_000), "Anna"))];
        using (var exporter = AlbumExporter.Open(drive.FullPath))
        {
            Should.Throw<AlbumExportException>(() => exporter.Export(wanted, ExportMode.Copy, null, TestContext.Current.CancellationToken))
                .Message.ShouldContain("is full");
        }

        Directory.GetFiles(Path.Combine(drive.FullPath, "Anna")).ShouldAllBe(file => new FileInfo(file).Length == 70_000);
        File.Exists(Path.Combine(drive.FullPath, ".facegallery", "next-file")).ShouldBeFalse();
        using (var again = AlbumExporter.Open(drive.FullPath))
        {
            again.Export(wanted[..2], ExportMode.Copy, null, TestContext.Current.CancellationToken).Unchanged.ShouldBe(2);
        }

        using var modest = AlbumExporter.Open(drive.FullPath, ExportTerms.OfCommand with { LeastFreeBytes = 100_000 });
        Should.Throw<AlbumExportException>(() => modest.Export(wanted[..3], ExportMode.Copy, null, TestContext.Current.CancellationToken)).Why.Key.ShouldBe("Export.Full");
    }
}
