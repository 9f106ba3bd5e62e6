using System.Net;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Guests;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceGallery.Tests.Web.Guests;

/// <summary>A guest who says of every photo that it is not to be shown.</summary>
public sealed class MischiefTests : IAsyncLifetime
{
    private const int Photos = 60;

    private RunningApp App { get; set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var library = new TestLibrary();
        for (var number = 0; number < Photos; number++)
        {
            using var picture = DrawnPictures.Plain(64, 48, new Rgb24((byte)(4 * number), 0, 0));
            picture.SaveAsPng(Path.Combine(library.Photos, $"{number}.png"));
        }

        App = await RunningApp.StartAsync(library);
        await App.WaitUntilIndexedAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    [Fact]
    public async Task A_guest_who_wants_nothing_shown_hides_a_few_photos_in_their_own_link_and_none_in_others()
    {
        using var link = await GuestLink.ToAsync(App, AlbumKey.Everything);
        using var others = await GuestLink.ToAsync(App, AlbumKey.Everything);
        var photos = await link.PhotosAsync();
        photos.Count.ShouldBe(Photos);
        var token = await link.FormTokenAsync($"/photos/{photos[0]}");

        var answers = await Task.WhenAll(photos.Select(photo => SayAsync(link, photo, token)));

        var refused = answers.Where(answer => answer.StartsWith($"{link.Path}/slow?", StringComparison.Ordinal)).ToList();
        refused.Count.ShouldBe(photos.Count - GuestLimits.MaxRequests);
        var page = await link.Guest.GetAsync(refused[0], Stop);
        page.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await page.Content.ReadAsStringAsync(Stop)).ShouldContain($"<a href=\"{link.Path}\">");
        (await link.PhotosAsync()).Count.ShouldBe(photos.Count - 5);
        answers.Count(answer => answer.EndsWith("?said=NotHidden#said", StringComparison.Ordinal)).ShouldBe(GuestLimits.MaxRequests - 5);
        (await others.PhotosAsync()).ShouldBe(photos);
        App.Services.GetRequiredService<GuestWatch>().Recent().ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(excess => excess.ShareId.ShouldBe(link.Id), excess => excess.Count.ShouldBe(Photos - GuestLimits.MaxRequests));
    }

    /// <returns>Where it leads.</returns>
    private static async Task<string> SayAsync(GuestLink link, int photo, string token)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("what", "do-not-show"), KeyValuePair.Create(GuestLink.TokenField, token)]);
        using var answer = await link.Guest.PostAsync($"{link.Path}/photos/{photo}/say", form, Stop);
        return $"{answer.Headers.Location}";
    }
}
