using FaceGallery.Web.Export;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands.Separate;

/// <summary>Nothing outside the output folder is ever touched.</summary>
public sealed class AlbumExporterBoundsTests : IDisposable
{
    private readonly AlbumOutput _albums = new();

    public void Dispose() => _albums.Dispose();

    [Fact]
    public void Nothing_is_written_through_a_folder_that_is_a_link()
    {
        Directory.CreateDirectory(_albums.Output);
        Directory.CreateSymbolicLink(_albums["Anna"], _albums.Elsewhere);

        _albums.Export(_albums.Photo("a.jpg", "a", "Anna", "Group")).Problems.ShouldHaveSingleItem().ShouldSay("left alone");
        Directory.EnumerateFileSystemEntries(_albums.Elsewhere).ShouldBeEmpty();
        _albums.Files().ShouldContain("Group/a.jpg");
    }

    [Fact]
    public void Nothing_is_removed_through_a_folder_that_became_a_link()
    {
        _albums.Export(_albums.Photo("party/a.jpg", "a", "Anna"));
        var moved = Path.Combine(_albums.Elsewhere, "Anna");
        Directory.Move(_albums["Anna"], moved);
        Directory.CreateSymbolicLink(_albums["Anna"], moved);

        _albums.Export().Notes.ShouldHaveSingleItem().ShouldSay("left alone");
        File.Exists(Path.Combine(moved, "party", "a.jpg")).ShouldBeTrue();
    }

    [Fact]
    public void Our_own_folder_must_not_be_a_link()
    {
        Directory.CreateDirectory(_albums.Output);
        Directory.CreateSymbolicLink(_albums[".facegallery"], _albums.Elsewhere);

        Should.Throw<AlbumExportException>(() => _albums.Export()).Message.ShouldContain("is a link");
        Directory.EnumerateFileSystemEntries(_albums.Elsewhere).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../elsewhere/victim")]
    [InlineData("Anna/../../elsewhere/victim")]
    [InlineData("$ELSEWHERE/victim")]
    public void A_manifest_that_somebody_wrote_leads_nowhere_else(string path)
    {
        _albums.Export(_albums.Photo("a.jpg", "a", "Anna"));
        var victim = Path.Combine(_albums.Elsewhere, "victim");
        File.Copy(_albums["Anna/a.jpg"], victim);
        var forged = File.ReadAllText(_albums.Manifest).Replace("Anna/a.jpg", path.Replace("$ELSEWHERE", _albums.Elsewhere));
        File.AppendAllText(_albums.Manifest, forged);

        _albums.Export();
        File.Exists(victim).ShouldBeTrue();
    }

    [Theory]
    [InlineData(".FaceGallery/albums.jsonl")]
    [InlineData("/elsewhere/a.jpg")]
    [InlineData("../elsewhere/a.jpg")]
    public void A_photo_is_not_written_where_our_own_notes_are_or_outside(string path)
    {
        var photo = _albums.Photo("a.jpg", "a", "Anna")[0];

        _albums.Export(photo with { Path = path }).Problems.ShouldHaveSingleItem().ShouldSay("left out");
        _albums.Files().ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(_albums.Elsewhere).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_holds_another_album_is_left_to_it()
    {
        AlbumExportResult Export(string album, params WantedFile[] wanted)
        {
            using var exporter = AlbumExporter.Open(_albums.Output, ExportTerms.OfCommand with { Album = album });
            return exporter.Export(wanted, ExportMode.Copy, null, TestContext.Current.CancellationToken);
        }

        Export("first", _albums.Photo("a.jpg", "a", "Anna"));
        Should.Throw<AlbumExportException>(() => Export("second")).Why.Key.ShouldBe("Export.OtherAlbum");
        _albums.Files().ShouldBe(["Anna/a.jpg"]);

        Export("first").Removed.ShouldBe(1);
        Export("second", _albums.Photo("b.jpg", "b", "Ben")).Written.ShouldBe(1);
    }

    [Fact]
    public void A_link_among_the_photos_is_copied_as_what_it_shows()
    {
        var original = _albums.Photo("a.jpg", "a", "Anna")[0];
        var link = Path.Combine(_albums.Photos, "link.jpg");
        File.CreateSymbolicLink(link, original.Source);

        foreach (var mode in new[] { ExportMode.Copy, ExportMode.Hardlink })
        {
            _albums.Export(mode, original with { Path = "Anna/link.jpg", Source = link });
            new FileInfo(_albums["Anna/link.jpg"]).LinkTarget.ShouldBeNull();
            _albums.Read("Anna/link.jpg").ShouldBe("a");
        }
    }
}
