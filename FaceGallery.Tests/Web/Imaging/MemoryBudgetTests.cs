using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Imaging;
using Microsoft.Extensions.Options;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Imaging;

public sealed class MemoryBudgetTests : IDisposable
{
    private const long Mebibyte = 1024 * 1024;

    private readonly MemoryBudget _memory = new(Options.Create(new ImagingOptions { MemoryMiB = 100 }));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Large_pictures_wait_for_each_other_and_small_ones_do_not_overtake_them()
    {
        var first = Take(60);
        var large = TakeLater(60);
        var small = TakeLater(30);

        (large.IsCompleted || small.IsCompleted).ShouldBeFalse();
        first.Dispose();
        (await large).Dispose();
        (await small).Dispose();
        Take(100).Dispose();
    }

    [Fact]
    public async Task Whoever_stops_waiting_leaves_the_place_to_the_next()
    {
        using var first = Take(60);
        using var cancelled = new CancellationTokenSource();
        var large = Task.Run(() => _memory.Take(60 * Mebibyte, cancelled.Token), TestContext.Current.CancellationToken);
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(large);
        Take(40).Dispose();
    }

    [Fact]
    public void A_picture_that_does_not_fit_alone_fails_and_the_setting_is_named()
    {
        using var noise = Image.Gaussnoise(3000, 2000).Cast(Enums.BandFormat.Uchar);
        noise.Jpegsave(_folder["progressive.jpg"], interlace: true);
        noise.Jpegsave(_folder["baseline.jpg"]);

        Should.Throw<UnreadablePhotoException>(() => Decoding.Decode(_folder["progressive.jpg"], ("MemoryMiB", "50"))).Message.ShouldContain("Imaging:MemoryMiB");
        Decoding.Decode(_folder["baseline.jpg"], ("MemoryMiB", "50")).Width.ShouldBe(3000);
    }

    private IDisposable Take(int mebibytes) => _memory.Take(mebibytes * Mebibyte, TestContext.Current.CancellationToken);

    private Task<IDisposable> TakeLater(int mebibytes)
    {
        // A thread of its own, and not before the one that was started earlier waits.
        var started = _memory.Waiting;
        var taking = Task.Run(() => Take(mebibytes), TestContext.Current.CancellationToken);
        SpinWait.SpinUntil(() => _memory.Waiting > started);
        return taking;
    }
}
