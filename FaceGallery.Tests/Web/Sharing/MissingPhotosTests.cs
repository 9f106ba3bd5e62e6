using Shouldly;

namespace FaceGallery.Tests.Web.Sharing;

/// <summary>What arrives as whole is whole: at a photo that is no longer what it was the archive breaks off, before the photo's last byte.</summary>
public sealed class MissingPhotosTests
{
    private const int Size = 200_000;

    private static readonly byte[] Content = [.. Enumerable.Range(0, Size).Select(number => (byte)(number * 7))];

    private readonly KeptLog _log = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_before_a_photo_that_was_deleted_arrive_and_nothing_after()
    {
        using var party = await PhotoArchive.OfPartyAsync();
        var whole = await party.BytesAsync();
        File.Delete(party.PathOf(10));

        var sent = await party.BytesUntilItBreaksOffAsync(_log);

        sent.ShouldBe(whole[..sent.Length]);
        sent.Length.ShouldBeLessThanOrEqualTo((int)party.ContentOf(10).Start);
        _log.Lines.ShouldHaveSingleItem().ShouldContain("photo 11 is no longer what it was");
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    [InlineData(0, Size / 2)]
    [InlineData(0, Size - 1)]
    public async Task A_photo_that_changed_does_not_arrive_whole(int growth, int changedAt)
    {
        using var archive = await OneAsync();
        await ChangeAsync(archive, changedAt, growth);

        (await archive.BytesUntilItBreaksOffAsync()).LongLength.ShouldBeLessThan(archive.ContentOf(0).End);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Size / 2)]
    [InlineData(Size - 1)]
    public async Task A_photo_that_changed_while_the_download_paused_does_not_arrive_whole(int resumedAt)
    {
        using var archive = await OneAsync();
        await ChangeAsync(archive, changedAt: 0);

        (await archive.BytesUntilItBreaksOffAsync(from: archive.ContentOf(0).Start + resumedAt)).Length.ShouldBeLessThan(Size - resumedAt);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Size / 2)]
    [InlineData(Size - 5)]
    public async Task A_photo_that_fails_on_the_way_does_not_arrive_whole(int failsAt)
    {
        using var archive = await OneAsync(failsAt);

        (await archive.BytesUntilItBreaksOffAsync()).LongLength.ShouldBeLessThanOrEqualTo(archive.ContentOf(0).Start + failsAt);
    }

    [Fact]
    public async Task What_broke_off_is_measured_and_planned_anew()
    {
        var heard = new List<string>();
        using var archive = await OneAsync(forget: () => heard.Add("forgotten"));
        await ChangeAsync(archive, changedAt: Size / 2);

        await archive.BytesUntilItBreaksOffAsync(brokeOff: () => heard.Add("broke off"));

        heard.ShouldBe(["forgotten", "broke off"]);
    }

    [Fact]
    public async Task An_untouched_archive_is_not_logged()
    {
        using var archive = await OneAsync();
        await archive.BytesAsync(_log);
        _log.Lines.ShouldBeEmpty();
    }

    private static async Task<PhotoArchive> OneAsync(int? failsAt = null, Action? forget = null)
    {
        var archive = new PhotoArchive();
        await archive.AddAsync("a.jpg", Content, failsAt, forget);
        return archive;
    }

    private static async Task ChangeAsync(PhotoArchive archive, int changedAt, int growth = 0)
    {
        byte[] changed = [.. Content.SkipLast(Math.Max(0, -growth)), .. new byte[Math.Max(0, growth)]];
        changed[changedAt]++;
        await File.WriteAllBytesAsync(archive.PathOf(0), changed, Stop);
    }
}
