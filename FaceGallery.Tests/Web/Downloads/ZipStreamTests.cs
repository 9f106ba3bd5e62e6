using System.IO.Compression;
using System.Text;
using FaceGallery.Tests.Web.Sharing;
using Shouldly;

namespace FaceGallery.Tests.Web.Downloads;

public sealed class ZipStreamTests
{
    private const long FiveGiB = 5L << 30;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_photo_comes_out_as_it_went_in()
    {
        using var party = await PhotoArchive.OfPartyAsync();
        var bytes = await party.BytesAsync();

        bytes.LongLength.ShouldBe(party.Build().Layout.Length);
        var photos = PhotoArchive.Unpack(bytes);
        photos.Count.ShouldBe(60);
        for (var i = 0; i < photos.Count; i++)
        {
            photos[i].Content.ShouldBe(await File.ReadAllBytesAsync(party.PathOf(i), Cancellation));
        }

        party.Open.ShouldBe((0, 1));
    }

    [Fact]
    public async Task Every_part_is_that_part_of_the_whole()
    {
        using var party = await PhotoArchive.OfPartyAsync();
        var whole = await party.BytesAsync();
        await using var stream = party.Build().OpenRead();
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var start = round < 20 ? whole.Length - round - 1 : random.Next(whole.Length);
            var part = new byte[Math.Min(whole.Length - start, random.Next(1, 300_000))];
            stream.Position = start;
            await stream.ReadExactlyAsync(part, Cancellation);
            part.AsSpan().SequenceEqual(whole.AsSpan(start, part.Length)).ShouldBeTrue($"{part.Length} bytes from {start}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20_000)]
    public async Task Any_number_of_photos_is_an_archive(int count)
    {
        using var archive = new PhotoArchive();
        for (var i = 0; i < count; i++)
        {
            archive.AddSparse("same name.jpg", 0);
        }

        PhotoArchive.Unpack(await archive.BytesAsync()).Select(photo => photo.Name).Distinct().Count().ShouldBe(count);
    }

    [Fact]
    public async Task Names_of_all_languages_and_times_arrive()
    {
        using var archive = new PhotoArchive();
        string[] names = ["聚会.jpg", "Müller & Söhne.jpg", "👩‍👩‍👧.jpg"];
        foreach (var name in names)
        {
            await archive.AddAsync(name, [1, 2, 3, 4, 5]);
        }

        using var zip = new ZipArchive(new MemoryStream(await archive.BytesAsync()));
        zip.Entries.Select(entry => entry.FullName).ShouldBe(names);
        zip.Entries[0].LastWriteTime.DateTime.ShouldBe(new DateTime(2026, 11, 21, 22, 14, 4));
    }

    [Fact]
    public async Task More_than_four_gigabytes_are_no_limit()
    {
        using var archive = new PhotoArchive();
        archive.AddSparse("film.mp4", FiveGiB);
        await archive.AddAsync("another.mp4", new byte[100_000]);
        await archive.AddAsync("last.jpg", Encoding.UTF8.GetBytes("last"));

        await using var stream = new SeekableReading(archive.Build().OpenRead());
        using var zip = new ZipArchive(stream);
        zip.Entries.Select(entry => entry.Length).ShouldBe([FiveGiB, 100_000, 4]);
        using var last = new StreamReader(zip.Entries[2].Open());
        (await last.ReadToEndAsync(Cancellation)).ShouldBe("last");
        await using var film = zip.Entries[0].Open();
        await film.ReadExactlyAsync(new byte[1000], Cancellation);
    }

    [Fact]
    public async Task Who_stops_half_way_leaves_no_file_open()
    {
        using var party = await PhotoArchive.OfPartyAsync();
        var stream = party.Build().OpenRead();
        await using (stream)
        {
            await stream.ReadExactlyAsync(new byte[stream.Length / 2], Cancellation);
            party.Open.Now.ShouldBe(1);
            await Should.ThrowAsync<OperationCanceledException>(() => stream.ReadExactlyAsync(new byte[10], new CancellationToken(canceled: true)).AsTask());
        }

        party.Open.Now.ShouldBe(0);
    }
}
