using System.Buffers.Binary;
using System.IO.Hashing;
using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Calibration;
using FaceGallery.Web.Guests.Finding;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Guests.Finding;

public sealed class SelfieSearchTests(SharedParty party) : IClassFixture<SharedParty>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Barack Obama")]
    [InlineData("Elon Musk")]
    [InlineData("Joe Biden")]
    [InlineData("Will Smith")]
    public async Task A_selfie_finds_the_photos_of_the_link_that_show_the_guest_and_no_other(string guest)
    {
        // Every other photo: as many are outside of the link.
        var shown = SharedFiles.PhotosBelow("party/Photos").Select(file => Path.GetFileName(file)).Where((_, index) => index % 2 == 1).ToArray();
        var link = await party.App.LinkToAsync(shown);

        var result = await party.FindAsync(link, await SelfieAsync(guest));

        result.Refusal.ShouldBeNull();
        (await PathsAsync(result)).ShouldBe(PartyTruth.Read().PhotosOf(guest).Intersect(shown), ignoreOrder: true);
        result.Matches.Select(match => match.Similarity).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Each_face_found_is_of_the_photo_that_it_is_told_of()
    {
        var result = await party.FindAsync(await EverythingAsync(), await SelfieAsync("Barack Obama"));

        var ids = result.Matches.Select(match => match.FaceId).ToList();
        ids.Count.ShouldBe(6);
        var photos = await party.App.QueryAsync(context =>
            context.Faces.Where(face => ids.Contains(face.Id)).ToDictionaryAsync(face => face.Id, face => face.PhotoId, Stop));
        result.Matches.ShouldAllBe(match => photos[match.FaceId] == match.PhotoId);
    }

    [Fact]
    public async Task Whoever_is_in_none_of_the_links_photos_is_not_found()
    {
        var link = await party.App.LinkToAsync([.. PartyTruth.Read().PhotosOf("Will Smith")]);

        (await party.FindAsync(link, await SelfieAsync("Mel Gibson"))).Matches.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_threshold_that_the_owner_chose_holds()
    {
        var link = await EverythingAsync();
        var usual = await party.FindAsync(link, await SelfieAsync("Barack Obama"));
        await party.App.UseAsync((ThresholdEditing editing) => editing.SetAsync(ThresholdEditing.Max, Stop));
        var strict = await party.FindAsync(link, await SelfieAsync("Barack Obama"));
        await party.App.UseAsync((ThresholdEditing editing) => editing.SetAsync(null, Stop));

        strict.Matches.Count.ShouldBeLessThan(usual.Matches.Count);
    }

    [Theory]
    [InlineData("nofaces/hardanimal_n01622779_great_grey_owl.jpg", SelfieRefusal.NoFace)]
    [InlineData("groups/fr_obama_and_biden.jpg", SelfieRefusal.SeveralFaces)]
    [InlineData("groups/g20_G20.jpg", SelfieRefusal.SeveralFaces)]
    [InlineData("odd/bomb/pheif_200MP.heic", SelfieRefusal.Unreadable)]
    [InlineData("odd/bomb/pillow_decompression_bomb.ico", SelfieRefusal.Unreadable)]
    [InlineData("odd/corrupt/pheif_corrupted.heic", SelfieRefusal.Unreadable)]
    [InlineData("odd/corrupt/sharp_corrupt-header.jpg", SelfieRefusal.Unreadable)]
    [InlineData("odd/bitdepth_tiff/pillow_hopper.tif", SelfieRefusal.Unreadable)]
    [InlineData("party/truth.tsv", SelfieRefusal.Unreadable)]
    public async Task What_is_no_selfie_is_refused(string file, SelfieRefusal refusal) =>
        (await party.FindAsync(await EverythingAsync(), await File.ReadAllBytesAsync(SharedFiles.Photos(file), Stop)))
            .ShouldBeEquivalentTo(SelfieResult.Refused(refusal));

    [Fact]
    public async Task Pictures_made_to_harm_are_refused_by_their_first_bytes()
    {
        var link = await EverythingAsync();
        (await party.FindAsync(link, [])).Refusal.ShouldBe(SelfieRefusal.Unreadable);
        (await party.FindAsync(link, HugePng())).Refusal.ShouldBe(SelfieRefusal.Unreadable);
        (await party.FindAsync(link, SyntheticDng.Write(512, 1, await SelfieAsync("Barack Obama")))).Refusal.ShouldBe(SelfieRefusal.Unreadable);
        (await party.FindAsync(link, new byte[SelfieUpload.MaxBytes + 1])).Refusal.ShouldBe(SelfieRefusal.TooLarge);
    }

    [Fact]
    public async Task Of_somebody_before_a_crowd_the_one_in_front_is_looked_for()
    {
        using var folder = new TemporaryFolder();
        var picture = Collage.SideBySide(folder["one.jpg"], SharedFiles.Photos("party/People/Barack Obama.jpg"), SharedFiles.Photos("groups/g20_G20.jpg"));

        var result = await party.FindAsync(await EverythingAsync(), await File.ReadAllBytesAsync(picture, Stop));

        (await PathsAsync(result)).ShouldBe(PartyTruth.Read().PhotosOf("Barack Obama"), ignoreOrder: true);
    }

    [Fact]
    public async Task Many_at_once_are_answered_one_after_the_other_and_whoever_leaves_is_not_waited_for()
    {
        var (link, selfie) = (await EverythingAsync(), await SelfieAsync("Elon Musk"));
        using var left = new CancellationTokenSource();
        var search = party.App.Services.GetRequiredService<SelfieSearch>();
        var guests = Enumerable.Range(0, 8).Select(_ => party.FindAsync(link, selfie)).ToList();
        var leaver = search.FindAsync(link, new MemoryStream(selfie), left.Token);
        await left.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(leaver);
        var results = await Task.WhenAll(guests);
        results.ShouldAllBe(result => result.Matches.SequenceEqual(results[0].Matches));
    }

    private static Task<byte[]> SelfieAsync(string guest) => File.ReadAllBytesAsync(SharedFiles.Photos($"party/People/{guest}.jpg"), Stop);

    private Task<Share> EverythingAsync() => party.App.LinkToAsync(AlbumKey.Everything);

    private async Task<List<string>> PathsAsync(SelfieResult result)
    {
        var ids = result.Matches.Select(match => match.PhotoId).ToList();
        return await party.App.QueryAsync(context => context.Photos.Where(photo => ids.Contains(photo.Id)).Select(photo => photo.Path).ToListAsync(Stop));
    }

    /// <summary>A PNG of some bytes that says it has 60,000 × 60,000 pixels (ISO/IEC 15948, 11.2.2).</summary>
    private static byte[] HugePng()
    {
        using var small = Image.Black(8, 8);
        var png = small.PngsaveBuffer();
        var header = png.AsSpan(12, 17);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], 60_000);
        BinaryPrimitives.WriteInt32BigEndian(header[8..], 60_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32.HashToUInt32(header));
        return png;
    }
}
