using FaceGallery.Web.Downloads;
using Shouldly;

namespace FaceGallery.Tests.Web.Downloads;

public sealed class ZipLayoutTests
{
    private const long FourGiB = 1L << 32;

    private static readonly DateTimeOffset Evening = new(2026, 11, 21, 22, 14, 3, TimeSpan.FromHours(1));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    public void The_parts_follow_each_other_without_a_gap(int count)
    {
        var layout = new ZipLayout([.. Enumerable.Range(0, count).Select(i => new ZipEntry($"{i}.jpg", i % 3, 0, Evening))]);
        long position = 0;
        while (position < layout.Length)
        {
            var part = layout.PartAt(position);
            part.Start.ShouldBe(position);
            layout.PartAt(part.End - 1).ShouldBe(part);
            (part.Kind == ZipPartKind.Content || layout.BytesOf(part).Length == part.Length).ShouldBeTrue();
            position = part.End;
        }

        position.ShouldBe(layout.Length);
    }

    [Theory]
    [InlineData(FourGiB - 1000, 30 + 46)]
    [InlineData(FourGiB - 2, 30 + 46 + 76)] // only what comes after it lies behind four gigabytes
    [InlineData(FourGiB - 1, 30 + 46 + 20 + 20 + 76)]
    public void Only_a_file_of_four_gigabytes_makes_large_headers(long length, int expected) =>
        (new ZipLayout([new ZipEntry("a", length, 0, Evening)]).Length - length).ShouldBe(expected + Overhead(1, "a"));

    [Theory]
    [InlineData(65_534, 0)]
    [InlineData(65_535, 76)]
    public void Only_many_files_make_a_large_end(int count, int more) =>
        new ZipLayout([.. Enumerable.Range(0, count).Select(i => new ZipEntry($"{i:d5}", 0, 0, Evening))])
            .Length.ShouldBe((count * (30L + 46)) + Overhead(count, "00000") + more);

    [Fact]
    public void Whatever_determines_the_bytes_is_in_the_tag()
    {
        var entry = new ZipEntry("a.jpg", 10, 7, Evening);
        ZipEntry[] others =
        [
            entry, entry with { Name = "b.jpg" }, entry with { Length = 11 }, entry with { Crc32 = 8 }, entry with { ModifiedAt = Evening.AddSeconds(1) },
        ];

        others.Select(other => new ZipLayout([other]).ETag).Distinct().Count().ShouldBe(others.Length);
        new ZipLayout([entry, others[1]]).ETag.ShouldNotBe(new ZipLayout([others[1], entry]).ETag);
        new ZipLayout([entry with { }]).ETag.ShouldBe(new ZipLayout([entry]).ETag);
    }

    [Fact]
    public void Twenty_thousand_files_take_a_few_megabytes()
    {
        ZipEntry[] entries = [.. Enumerable.Range(0, 20_000).Select(i => new ZipEntry($"IMG_{i:d5}.jpg", 5_000_000, (uint)i, Evening))];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var layout = new ZipLayout(entries);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(32 << 20);
        layout.Length.ShouldBeGreaterThan(20_000 * 5_000_000L);
    }

    [Fact]
    public void A_time_before_or_after_what_an_archive_can_tell_does_no_harm()
    {
        DateTimeOffset[] times = [DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch, new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero)];
        new ZipLayout([.. times.Select(time => new ZipEntry("a", 0, 0, time))]).Length.ShouldBeGreaterThan(0);
    }

    // Two names and two extended timestamps each, and the end.
    private static long Overhead(int count, string name) => (count * 2L * (name.Length + 9)) + 22;
}
