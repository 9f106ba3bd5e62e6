using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Library;
using Shouldly;

namespace FaceGallery.Tests.Web.Files;

public sealed class LibraryFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;
    private readonly IndexingControl _indexing = new();
    private readonly SetClock _clock = new();
    private readonly LibraryFiles _files;

    public LibraryFilesTests()
    {
        _data = DataFolder.Open(_folder["data"]);
        var options = SetOptions.Of(new LibraryOptions { Photos = [Directory.CreateDirectory(_folder["photos"]).FullName] });
        _files = new LibraryFiles(options, _data, _indexing, _clock);
    }

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_file_is_opened_as_long_as_it_is_what_was_indexed()
    {
        var indexed = Indexed("a.jpg");
        using (var file = _files.OpenIndexed(indexed))
        {
            file.RequireUnchanged();
        }

        File.SetLastWriteTimeUtc(indexed.FullPath, indexed.ModifiedAt.AddTicks(1));
        Should.Throw<RefusedFileException>(() => _files.OpenIndexed(indexed)).Refusal.ShouldBe(FileRefusal.Changed);
    }

    [Fact]
    public void What_is_held_is_read_whatever_lies_at_its_path_and_is_seen_to_change()
    {
        using var file = _files.OpenIndexed(Indexed("a.jpg"));
        File.Move(file.FullPath, file.FullPath + ".old");
        File.WriteAllText(file.FullPath, "another");

        using (var reader = new StreamReader(file.OpenRead()))
        {
            reader.ReadToEnd().ShouldBe("a.jpg");
        }

        file.RequireUnchanged();
        File.AppendAllText(file.FullPath + ".old", "!");
        Should.Throw<RefusedFileException>(file.RequireUnchanged).Refusal.ShouldBe(FileRefusal.Changed);
    }

    [Fact]
    public async Task A_scan_is_asked_for_once_a_minute_however_many_ask_for_what_is_not_there()
    {
        var (gone, link) = (Indexed("gone.jpg"), Indexed("link.jpg"));
        File.Delete(gone.FullPath);
        File.Delete(link.FullPath);
        File.CreateSymbolicLink(link.FullPath, "/etc/hostname");

        Should.Throw<FileNotFoundException>(() => _files.OpenIndexed(gone));
        await _indexing.WaitForScanRequestAsync(TestContext.Current.CancellationToken);
        Should.Throw<RefusedFileException>(() => _files.OpenIndexed(link));
        var next = _indexing.WaitForScanRequestAsync(TestContext.Current.CancellationToken);
        next.IsCompleted.ShouldBeFalse();

        _clock.Now += TimeSpan.FromMinutes(1);
        Should.Throw<RefusedFileException>(() => _files.OpenIndexed(link));
        await next;
    }

    private IndexedFile Indexed(string name)
    {
        var file = Path.Combine(_folder["photos"], name);
        File.WriteAllText(file, name);
        return new IndexedFile(file, name.Length, File.GetLastWriteTimeUtc(file));
    }
}
