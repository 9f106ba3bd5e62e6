using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Search;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Api;

public sealed class AlbumsTests : IAsyncLifetime
{
    private RunningApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await TwoOccasions.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_event_leads_to_its_photos()
    {
        var photoEvent = (await ItemsAsync("events"))[1];

        photoEvent.EnumerateObject().Select(property => property.Name).ShouldBe(["id", "name", "firstAt", "lastAt", "photoCount", "coverPhotoId", "album"]);
        photoEvent.GetProperty("name").GetString().ShouldBe("Birthday");
        (await PhotosAsync(photoEvent)).ShouldAllBe(path => path.StartsWith("Birthday/"));
    }

    [Fact]
    public async Task A_smart_album_holds_what_it_finds_now()
    {
        await using var page = await _app.AsOwnerAsync();
        await page.ServiceProvider.GetRequiredService<SmartAlbumService>().SaveAsync("Animals", AlbumKey.NoFace, TestContext.Current.CancellationToken);

        var album = (await ItemsAsync("albums")).ShouldHaveSingleItem();

        album.GetProperty("name").GetString().ShouldBe("Animals");
        (await PhotosAsync(album)).Count.ShouldBe(2 * TwoOccasions.PhotosEach);
    }

    [Theory]
    [InlineData("events?skip=-1")]
    [InlineData("albums?take=501")]
    public async Task A_page_that_cannot_be_is_refused(string query) =>
        ((int)(await _app.Client.GetAsync("/api/v1/" + query, TestContext.Current.CancellationToken)).StatusCode).ShouldBe(400);

    private async Task<List<string>> PhotosAsync(JsonElement album) =>
        [.. (await ItemsAsync($"photos?album={Uri.EscapeDataString(album.GetProperty("album").GetString()!)}")).Select(photo => photo.GetProperty("path").GetString()!)];

    private async Task<List<JsonElement>> ItemsAsync(string path)
    {
        using var answer = await _app.Client.GetAsync("/api/v1/" + path, TestContext.Current.CancellationToken);
        var json = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return [.. JsonDocument.Parse(json).RootElement.GetProperty("items").EnumerateArray()];
    }
}
