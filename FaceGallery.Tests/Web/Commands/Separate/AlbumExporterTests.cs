using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Export;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands.Separate;

public sealed class AlbumExporterTests : IDisposable
{
    private readonly AlbumOutput _albums = new();

    public void Dispose() => _albums.Dispose();

    [Fact]
    public void Copies_keep_their_path_and_their_time()
    {
        var wanted = _albums.Photo("party/a.jpg", "picture", "Anna", "Group");

        _albums.Export(wanted).ShouldSatisfyAllConditions(
            result => result.Written.ShouldBe(2),
            result => result.Problems.ShouldBeEmpty());
        _albums.Files().ShouldBe(["Anna/party/a.jpg", "Group/party/a.jpg"]);
        _albums.Read("Anna/party/a.jpg").ShouldBe("picture");
        File.GetLastWriteTimeUtc(_albums["Anna/party/a.jpg"]).ShouldBe(wanted[0].ModifiedAt);
    }

    [Theory]
    [InlineData(ExportMode.Copy)]
    [InlineData(ExportMode.Hardlink)]
    [InlineData(ExportMode.Symlink)]
    public void Running_again_touches_nothing(ExportMode mode)
    {
        WantedFile[] wanted = [.. _albums.Photo("a.jpg", "a", "Anna", "Group"), .. _albums.Photo("b.jpg", "b", "Unknown")];
        _albums.Export(mode, wanted);
        var before = FolderState.Of(_albums.Output);

        _albums.Export(mode, wanted).Unchanged.ShouldBe(3);
        FolderState.Of(_albums.Output).ShouldBe(before);
    }

    [Fact]
    public void A_photo_that_changed_is_copied_again()
    {
        _albums.Export(_albums.Photo("a.jpg", "old", "Anna"));

        _albums.Export(_albums.Photo("a.jpg", "newer", "Anna")).Written.ShouldBe(1);
        _albums.Read("Anna/a.jpg").ShouldBe("newer");
    }

    [Fact]
    public void A_stale_copy_goes_and_its_empty_folders_with_it()
    {
        _albums.Export([.. _albums.Photo("party/night/a.jpg", "a", "Anna"), .. _albums.Photo("b.jpg", "b", "Ben")]);

        _albums.Export(_albums.Photo("b.jpg", "b", "Ben")).Removed.ShouldBe(1);
        Directory.Exists(_albums["Anna"]).ShouldBeFalse();
        _albums.Files().ShouldBe(["Ben/b.jpg"]);
    }

    [Fact]
    public void Foreign_files_and_foreign_folders_stay()
    {
        Directory.CreateDirectory(_albums["Ben"]);
        _albums.Export([.. _albums.Photo("a.jpg", "a", "Anna"), .. _albums.Photo("b.jpg", "b", "Ben")]);
        _albums.Foreign("Anna/notes.txt", "mine");

        _albums.Export().Removed.ShouldBe(2);
        _albums.Files().ShouldBe(["Anna/notes.txt"]);
        Directory.Exists(_albums["Ben"]).ShouldBeTrue();
    }

    [Fact]
    public void A_copy_that_somebody_edited_is_kept_and_reported()
    {
        _albums.Export(_albums.Photo("a.jpg", "original", "Anna"));
        File.WriteAllText(_albums["Anna/a.jpg"], "with a moustache");

        _albums.Export(_albums.Photo("a.jpg", "new original", "Anna")).Notes.ShouldHaveSingleItem().ShouldSay("Anna/a.jpg");
        _albums.Export().Notes.ShouldHaveSingleItem().ShouldSay("kept");
        _albums.Export().Notes.ShouldBeEmpty();
        _albums.Read("Anna/a.jpg").ShouldBe("with a moustache");
    }

    [Fact]
    public void A_foreign_file_in_the_way_is_left_alone_and_the_others_are_written()
    {
        _albums.Foreign("Anna/a.jpg", "someone else's");
        WantedFile[] wanted = [.. _albums.Photo("a.jpg", "a", "Anna"), .. _albums.Photo("b.jpg", "b", "Anna")];

        for (var run = 0; run < 2; run++)
        {
            _albums.Export(wanted).Problems.ShouldHaveSingleItem().ShouldSay("Anna/a.jpg");
        }

        _albums.Export().Removed.ShouldBe(1);
        _albums.Read("Anna/a.jpg").ShouldBe("someone else's");
    }

    [Fact]
    public void Another_mode_replaces_what_the_last_one_wrote()
    {
        var wanted = _albums.Photo("a.jpg", "a", "Anna");
        var path = _albums["Anna/a.jpg"];
        foreach (var mode in new[] { ExportMode.Copy, ExportMode.Symlink, ExportMode.Hardlink, ExportMode.Copy })
        {
            _albums.Export(mode, wanted).Written.ShouldBe(1);
            new FileInfo(path).LinkTarget.ShouldBe(mode == ExportMode.Symlink ? wanted[0].Source : null);
            File.ReadAllText(path).ShouldBe("a");
        }
    }

    [Fact]
    public void A_hard_link_whose_photo_was_edited_in_place_is_still_ours()
    {
        _albums.Export(ExportMode.Hardlink, _albums.Photo("a.jpg", "a", "Anna"));
        var edited = _albums.Photo("a.jpg", "edited", "Anna");

        _albums.Export(ExportMode.Hardlink, edited).ShouldSatisfyAllConditions(
            result => result.Unchanged.ShouldBe(1), result => result.Notes.ShouldBeEmpty());
        _albums.Export(ExportMode.Hardlink).Removed.ShouldBe(1);
        File.ReadAllText(edited[0].Source).ShouldBe("edited");
    }

    [Fact]
    public void A_photo_that_vanished_after_indexing_is_named_and_the_others_go_on()
    {
        WantedFile[] wanted = [.. _albums.Photo("a.jpg", "a", "Anna"), .. _albums.Photo("b.jpg", "b", "Anna")];
        File.Delete(wanted[0].Source);

        _albums.Export(wanted).Problems.ShouldHaveSingleItem().ShouldSay("is not there");
        _albums.Files().ShouldBe(["Anna/b.jpg"]);
    }

    [Fact]
    public void Stopping_leaves_whole_files_and_a_later_run_finishes()
    {
        WantedFile[] wanted = [.. Enumerable.Range(0, 5).SelectMany(number => _albums.Photo($"{number}.jpg", "photo", "Anna"))];
        using var stop = new CancellationTokenSource();
        using (var exporter = AlbumExporter.Open(_albums.Output))
        {
            Should.Throw<OperationCanceledException>(() =>
                exporter.Export(wanted, ExportMode.Copy, done => Cancel(stop, done == 2), stop.Token));
        }

        _albums.Files().Length.ShouldBe(2);
        _albums.Export(wanted).ShouldSatisfyAllConditions(result => result.Unchanged.ShouldBe(2), result => result.Written.ShouldBe(3));
    }

    [Fact]
    public void One_process_at_a_time_has_the_output()
    {
        using var first = AlbumExporter.Open(_albums.Output);
        Should.Throw<AlbumExportException>(() => AlbumExporter.Open(_albums.Output)).Message.ShouldContain("in use by another FaceGallery");
    }

    private static void Cancel(CancellationTokenSource stop, bool now)
    {
        if (now)
        {
            stop.Cancel();
        }
    }
}
