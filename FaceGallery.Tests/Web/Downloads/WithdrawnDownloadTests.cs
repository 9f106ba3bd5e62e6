using System.IO.Compression;
using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Events;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Downloads;

/// <summary>What the owner does while a guest's archive is on its way.</summary>
public sealed class WithdrawnDownloadTests : IAsyncLifetime
{
    /// <summary>A megabyte each: together more than what lies in buffers between the app and the guest.</summary>
    private const int Photos = 24;

    private RunningApp App { get; set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        App = await RunningApp.StartAsync(await PreparedLibraries.CopyAsync(nameof(WithdrawnDownloadTests), FillAsync));
        await App.WaitUntilIndexedAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    [Fact]
    public Task The_archive_of_a_link_that_is_closed_breaks_off() => BreaksOffAsync(link => link.OwnerAsync(editing => editing.RevokeAsync(link.Id, Stop)));

    [Fact]
    public Task The_archive_of_a_link_that_expires_on_the_way_breaks_off() => BreaksOffAsync(link => App.QueryAsync(context =>
        context.Shares.Where(share => share.Id == link.Id).ExecuteUpdateAsync(set => set.SetProperty(share => share.ExpiresAt, DateTime.UnixEpoch), Stop)));

    [Fact]
    public async Task The_owners_archive_breaks_off_when_the_owner_signs_out_on_the_way()
    {
        var told = await App.ChangeAsync("archives", new { album = "all" });
        using var owner = await App.AsOwnerInBrowserAsync();
        using var answer = await owner.GetAsync(told.Text("url"), HttpCompletionOption.ResponseHeadersRead, Stop);
        await using var body = await answer.Content.ReadAsStreamAsync(Stop);
        await body.ReadExactlyAsync(new byte[1_000], Stop);

        await App.Services.GetRequiredService<OpenSessions>().EndAllAsync(await App.QueryAsync(context => context.Users.Select(account => account.Id).FirstAsync(Stop)), Stop);

        await Should.ThrowAsync<IOException>(() => body.CopyToAsync(Stream.Null, Stop));
        (await owner.GetAsync(told.Text("url"), Stop)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_photo_that_is_hidden_on_the_way_does_not_arrive_and_who_goes_on_gets_an_archive_without_it()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { IsStripped = false });
        using var answer = await link.Guest.GetAsync($"{link.Path}/zip", HttpCompletionOption.ResponseHeadersRead, Stop);
        await using var body = await answer.Content.ReadAsStreamAsync(Stop);
        await body.ReadExactlyAsync(new byte[1_000], Stop);

        var last = await App.PhotoIdAsync($"{Photos - 1:00}.png");
        await App.UseAsync((PhotoHiding hiding) => hiding.HideAsync([last], isHidden: true, Stop));
        await Should.ThrowAsync<IOException>(() => body.CopyToAsync(Stream.Null, Stop));

        using var rest = new HttpRequestMessage(HttpMethod.Get, $"{link.Path}/zip") { Headers = { Range = new(1_000, null), IfRange = new(answer.Headers.ETag!) } };
        using var next = await link.Guest.SendAsync(rest, Stop);
        using var archive = new ZipArchive(await next.Content.ReadAsStreamAsync(Stop));
        archive.Entries.Select(entry => entry.Name).ShouldBe(Enumerable.Range(0, Photos - 1).Select(number => $"{number:00}.png"));
    }

    private static Task FillAsync(TestLibrary library)
    {
        for (var number = 0; number < Photos; number++)
        {
            using var noise = Image.Gaussnoise(1200, 900, seed: number, mean: 128, sigma: 30);
            using var picture = noise.Cast(Enums.BandFormat.Uchar);
            var file = Path.Combine(library.Photos, $"{number:00}.png");
            picture.Pngsave(file, compression: 0);
            File.SetLastWriteTimeUtc(file, TwoOccasions.First.AddMinutes(number));
        }

        return Task.CompletedTask;
    }

    private async Task BreaksOffAsync(Func<GuestLink, Task> end)
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything, new ShareSettings { IsStripped = false });
        using var answer = await link.Guest.GetAsync($"{link.Path}/zip", HttpCompletionOption.ResponseHeadersRead, Stop);
        await using var body = await answer.Content.ReadAsStreamAsync(Stop);
        await body.ReadExactlyAsync(new byte[1_000], Stop);

        await end(link);

        await Should.ThrowAsync<IOException>(() => body.CopyToAsync(Stream.Null, Stop));
    }
}
