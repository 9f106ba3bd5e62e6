using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Library;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Sharing;

/// <summary>Links while the library goes on.</summary>
public sealed class LiveLinkTests
{
    [Fact]
    public async Task Late_photos_flow_into_a_live_link_and_are_told_as_new_but_a_frozen_one_stays()
    {
        var library = new TestLibrary();
        library.AddPortrait("party/People/Barack Obama.jpg");
        library.AddPhoto("party/Photos/IMG_0002.jpg");
        await using var app = await RunningApp.StartAsync(library);
        await app.WaitUntilIndexedAsync();
        using var live = await GuestLink.ToAsync(app, AlbumKey.Everything);
        using var frozen = await GuestLink.ToAsync(app, AlbumKey.Everything, new ShareSettings { IsFrozen = true });
        (await live.PhotosAsync()).Count.ShouldBe(1);
        (await live.PageAsync()).ShouldNotContain("new since");

        library.AddPhoto("party/Photos/IMG_0003.jpg");
        library.AddPhoto("party/Photos/IMG_0004.jpg");
        app.Services.GetRequiredService<IndexingControl>().RequestScan();
        await app.PhotosAsync(3);

        (await live.PageAsync()).ShouldContain("2 new since your last visit");
        (await live.PhotosAsync("?show=new")).Count.ShouldBe(2);
        (await live.PhotosAsync()).Count.ShouldBe(3);
        (await frozen.PhotosAsync()).Count.ShouldBe(1);
        using var another = live.NewGuest();
        (await another.GetStringAsync(live.Path, TestContext.Current.CancellationToken)).ShouldNotContain("new since");
    }
}
