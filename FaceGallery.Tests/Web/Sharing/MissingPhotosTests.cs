using System.Text;
using Shouldly;

namespace FaceGallery.Tests.Web.Sharing;

/// <summary>Unpacking checks each CRC: it is right whatever happened to the files.</summary>
public sealed class MissingPhotosTests
{
    private readonly KeptLog _log = new();

    [Fact]
    public async Task A_photo_deleted_meanwhile_is_a_note_and_all_others_arrive()
    {
        using var party = await PhotoArchive.OfPartyAsync();
        var before = PhotoArchive.Unpack(await party.BytesAsync());
        File.Delete(party.PathOf(10));

        var photos = PhotoArchive.Unpack(await party.BytesAsync(_log));

        Encoding.UTF8.GetString(photos[10].Content).ShouldStartWith(PhotoArchive.Note);
        photos[10].Content.Length.ShouldBe(before[10].Content.Length);
        photos.Where((_, index) => index != 10).Select(photo => photo.Content)
            .ShouldBe(before.Where((_, index) => index != 10).Select(photo => photo.Content));
        _log.Lines.ShouldHaveSingleItem().ShouldContain("1 of 60 photos");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_photo_of_another_length_is_a_note(int change)
    {
        using var archive = await OneAsync(new byte[1000]);
        await File.WriteAllBytesAsync(archive.PathOf(0), new byte[1000 + change], TestContext.Current.CancellationToken);

        Encoding.UTF8.GetString(PhotoArchive.Unpack(await archive.BytesAsync(_log))[0].Content).ShouldStartWith(PhotoArchive.Note);
        _log.Lines.ShouldHaveSingleItem().ShouldContain("Photo 1: its file has");
    }

    [Fact]
    public async Task A_photo_that_changed_and_kept_its_length_differs_in_its_last_bytes_only()
    {
        using var archive = await OneAsync(new byte[100_000]);
        var changed = new byte[100_000];
        changed[50_000] = 1;
        await File.WriteAllBytesAsync(archive.PathOf(0), changed, TestContext.Current.CancellationToken);

        PhotoArchive.Unpack(await archive.BytesAsync(_log))[0].Content[..^4].ShouldBe(changed[..^4]);
        _log.Lines.ShouldHaveSingleItem().ShouldContain("Photo 1: its file changed.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(65_000)]
    [InlineData(99_995)]
    public async Task A_photo_that_fails_on_the_way_is_filled_up(int failsAt)
    {
        using var archive = new PhotoArchive();
        await archive.AddAsync("a.jpg", [.. Enumerable.Repeat((byte)7, 100_000)], failsAt);
        await archive.AddAsync("b.jpg", [1, 2, 3]);

        var photos = PhotoArchive.Unpack(await archive.BytesAsync(_log));

        photos[0].Content[0].ShouldBe((byte)7);
        photos[1].Content.ShouldBe([1, 2, 3]);
        _log.Lines.ShouldHaveSingleItem().ShouldContain("Photo 1: its file could not be read to the end");
    }

    [Fact]
    public async Task An_untouched_archive_is_not_logged()
    {
        using var archive = await OneAsync([1]);
        await archive.BytesAsync(_log);
        _log.Lines.ShouldBeEmpty();
    }

    private static async Task<PhotoArchive> OneAsync(byte[] content)
    {
        var archive = new PhotoArchive();
        await archive.AddAsync("a.jpg", content);
        return archive;
    }
}
