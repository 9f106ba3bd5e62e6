using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Library;
using FaceGallery.Web.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

public sealed class LibraryIndexerTests : IAsyncLifetime
{
    private const string Obama = "party/Photos/IMG_0002.jpg";
    private const string ObamaAgain = "party/Photos/IMG_0003.jpg";

    private TestLibrary _library = null!;

    public ValueTask InitializeAsync()
    {
        _library = new TestLibrary();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task A_second_run_decodes_nothing_and_changes_nothing()
    {
        _library.AddPhoto(Obama);
        _library.AddPortrait("party/People/Barack Obama.jpg");
        (await _library.IndexAsync()).Decoded.ShouldBe(2);
        var before = await _library.PhotoAsync("IMG_0002.jpg");

        await _library.OpenAsync();
        var again = await _library.IndexAsync();

        again.Decoded.ShouldBe(0);
        (await _library.PhotoAsync("IMG_0002.jpg")).Faces.Select(face => (face.Id, face.PersonId)).ShouldBe(before.Faces.Select(face => (face.Id, face.PersonId)));
    }

    [Fact]
    public async Task A_file_with_a_new_time_but_the_same_bytes_is_not_decoded_again()
    {
        var file = _library.AddPhoto(Obama);
        await _library.IndexAsync();
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 7, 5, 0, 0, 0, DateTimeKind.Utc));

        var again = await _library.IndexAsync();

        again.Decoded.ShouldBe(0);
        again.Indexed.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_asks_for_a_scan_need_not_wait_until_the_queue_is_empty()
    {
        var photos = SharedFiles.PhotosBelow("lfw").Take(60).ToList();
        photos[..58].ForEach(photo => _library.AddPhoto(photo));
        await _library.OpenAsync();
        var (progress, control, seen, isAsked) = (_library.Services.GetRequiredService<IndexingProgress>(), _library.Services.GetRequiredService<IndexingControl>(), new List<IndexingSnapshot>(), false);
        void Look()
        {
            seen.Add(progress.Current);
            if (!isAsked && progress.Current.Indexed > 0)
            {
                isAsked = true;
                photos[58..].ForEach(photo => _library.AddPhoto(photo));
                File.Delete(Path.Combine(_library.Photos, Path.GetFileName(photos[57])));
                control.RequestScan();
            }
        }

        using var subscription = progress.Subscribe(Look);
        (await _library.IndexAsync()).Photos.ShouldBe(59);

        seen.ShouldContain(snapshot => snapshot.Total == 59 && snapshot.Pending > 10);
        control.IsScanRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_with_new_bytes_is_indexed_anew()
    {
        var file = _library.AddPhoto(Obama);
        await _library.IndexAsync();
        File.Copy(SharedFiles.Photos("groups/fr_two_people.jpg"), file, overwrite: true);

        (await _library.IndexAsync()).Decoded.ShouldBe(1);

        (await _library.PhotoAsync("IMG_0002.jpg")).FaceCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_photo_that_moved_keeps_its_row_and_its_faces()
    {
        var file = _library.AddPhoto(Obama);
        await _library.IndexAsync();
        var before = await _library.PhotoAsync("IMG_0002.jpg");
        Directory.CreateDirectory(Path.Combine(_library.Photos, "sorted"));
        File.Move(file, Path.Combine(_library.Photos, "sorted", "best.jpg"));

        (await _library.IndexAsync()).Decoded.ShouldBe(0);

        var after = await _library.PhotoAsync("sorted/best.jpg");
        after.Id.ShouldBe(before.Id);
        after.Faces.Select(face => face.Id).ShouldBe(before.Faces.Select(face => face.Id));
    }

    [Fact]
    public async Task A_photo_that_is_gone_leaves_the_albums_and_comes_back_undecoded()
    {
        var file = _library.AddPhoto(Obama);
        _library.AddPhoto(ObamaAgain);
        await _library.IndexAsync();
        File.Move(file, file + ".away");
        File.Move(file + ".away", Path.Combine(_library.Data, "away"));
        (await _library.IndexAsync()).Photos.ShouldBe(1);

        File.Move(Path.Combine(_library.Data, "away"), file);
        var back = await _library.IndexAsync();

        back.Photos.ShouldBe(2);
        back.Decoded.ShouldBe(0);
    }

    [Fact]
    public async Task A_share_that_is_offline_loses_nothing()
    {
        _library.AddPhoto(Obama);
        await _library.IndexAsync();
        Directory.Move(_library.Photos, _library.Photos + "-offline");

        var offline = await _library.IndexAsync();

        offline.Photos.ShouldBe(1);
        offline.OfflineRoots.ShouldBe([_library.Photos]);
        EnglishText.Of(offline.Problems.Single()).ShouldContain(_library.Photos);
        Directory.Move(_library.Photos + "-offline", _library.Photos);
    }

    [Fact]
    public async Task What_is_no_picture_fails_with_its_reason_and_other_files_are_counted()
    {
        await File.WriteAllTextAsync(Path.Combine(_library.Photos, "letter.jpg"), "Dear all,", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(_library.Photos, "empty.jpg"), [], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_library.Photos, "notes.txt"), "nothing", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_library.Photos, "film.mp4"), "", TestContext.Current.CancellationToken);
        _library.AddPhoto(Obama, "holiday.dat");

        var summary = await _library.IndexAsync();

        (summary.Indexed, summary.Failed).ShouldBe((1, 2));
        summary.OtherFiles.ShouldBe(new Dictionary<string, int> { ["other"] = 1, ["video"] = 1 }, ignoreOrder: true);
        (await _library.PhotoAsync("letter.jpg")).FailureReason.ShouldNotBeNull();
        (await _library.PhotoAsync("empty.jpg")).FailureReason.ShouldNotBeNull();
    }

    [Fact]
    public async Task Hidden_and_system_folders_and_links_to_folders_are_passed_over()
    {
        _library.AddPhoto(Obama, ".thumbnails/a.jpg");
        _library.AddPhoto(Obama, "@eaDir/b.jpg");
        _library.AddPhoto(Obama, "real/c.jpg");
        Directory.CreateSymbolicLink(Path.Combine(_library.Photos, "real", "loop"), _library.Photos);

        (await _library.IndexAsync()).Photos.ShouldBe(1);
    }

    [Fact]
    public async Task The_number_of_workers_changes_nothing()
    {
        var results = new List<string>();
        foreach (var workers in new[] { 1, 4 })
        {
            await using var library = new TestLibrary(("Indexing:Workers", $"{workers}"), ("Indexing:Renditions", "false"));
            library.AddPortrait("party/People/Barack Obama.jpg");
            foreach (var number in Enumerable.Range(2, 8))
            {
                library.AddPhoto($"party/Photos/IMG_{number:0000}.{(number == 7 ? "png" : "jpg")}");
            }

            await library.IndexAsync();
            results.Add(await library.FingerprintAsync());
        }

        results[1].ShouldBe(results[0]);
    }

    [Fact]
    public async Task Portraits_inside_the_photos_are_no_photos()
    {
        await using var library = new TestLibrary(("Library:People", Path.Combine(_library.Photos, "People")), ("Library:Photos:0", _library.Photos));
        _library.AddPhoto("party/People/Barack Obama.jpg", "People/Barack Obama.jpg");
        _library.AddPhoto(Obama);

        var summary = await library.IndexAsync();

        summary.Photos.ShouldBe(1);
        (await library.AlbumOfAsync("Barack Obama")).ShouldBe(["IMG_0002.jpg"]);
        (await library.QueryAsync(context => context.Photos.CountAsync(photo => photo.Kind == RootKind.People))).ShouldBe(1);
    }
}
