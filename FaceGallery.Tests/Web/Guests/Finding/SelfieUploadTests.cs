using System.IO.Pipelines;
using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Guests.Finding;
using FaceGallery.Web.Search;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Guests.Finding;

public sealed class SelfieUploadTests(SharedParty party) : IClassFixture<SharedParty>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_that_never_arrives_is_given_up()
    {
        var upload = new SelfieUpload(new HurriedTime());
        using var search = ActivatorUtilities.CreateInstance<SelfieSearch>(party.App.Services, upload);

        var result = await search.FindAsync(await EverythingAsync(), new Pipe().Reader.AsStream(), Stop);

        result.Refusal.ShouldBe(SelfieRefusal.TooSlow);
    }

    [Fact]
    public async Task Pictures_that_break_off_keep_nobody_out()
    {
        var (link, search) = (await EverythingAsync(), party.App.Services.GetRequiredService<SelfieSearch>());
        for (var guest = 0; guest < 10; guest++)
        {
            var pipe = new Pipe();
            await pipe.Writer.WriteAsync(new byte[1000], Stop);
            await pipe.Writer.CompleteAsync(new IOException("The connection was lost."));
            await Should.ThrowAsync<IOException>(() => search.FindAsync(link, pipe.Reader.AsStream(), Stop));
        }

        (await party.FindAsync(link, "no picture"u8.ToArray())).Refusal.ShouldBe(SelfieRefusal.Unreadable);
    }

    private Task<Share> EverythingAsync() => party.App.LinkToAsync(AlbumKey.Everything);

    /// <summary>Whatever is waited for is at once over.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
