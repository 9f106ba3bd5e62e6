using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>Photos are gone, and the owner is asked what became of them.</summary>
public sealed class LostPhotosTests(BrowserFixture browser)
{
    private const string Question = "25 photos are gone from";

    [Fact]
    public async Task The_owner_alone_is_asked_and_links_keep_the_photos_until_it_is_said()
    {
        var library = new TestLibrary();
        NoisePictures.Write(Path.Combine(library.Photos, "many"), 25);
        NoisePictures.Write(Path.Combine(library.Photos, "few"), 5, seed: 100);
        await using var app = await RunningApp.StartAsync(library);
        await app.WaitUntilIndexedAsync();
        await app.Services.GetRequiredService<AccountService>().CreateFriendAsync("Ben", "ben's password");
        using var link = await GuestLink.ToAsync(app, AlbumKey.Everything);
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(app.Address);

        Directory.Delete(Path.Combine(library.Photos, "many"), recursive: true);
        await page.GetByText(Question).WaitForAsync();
        (await link.PhotosAsync()).Count.ShouldBe(30);
        (await link.PageAsync()).ShouldNotContain("are gone");
        using var friend = app.Anonymous();
        friend.DefaultRequestHeaders.Add("Cookie", $"{AccessServices.SessionCookie}={await Sessions.SignInAsync(app.Address, "Ben", "ben's password")}");
        (await friend.GetStringAsync("/timeline", TestContext.Current.CancellationToken)).ShouldNotContain("are gone");

        await page.GetByRole(AriaRole.Button, new() { Name = "They were deleted" }).ClickAsync();
        await page.GetByText(Question).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByText("5 photos indexed").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (await link.PhotosAsync()).Count.ShouldBe(5);
        await page.Context.CloseAsync();
    }
}
