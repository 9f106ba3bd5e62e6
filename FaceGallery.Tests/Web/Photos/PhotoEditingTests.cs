using System.Net;
using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Photos;

/// <summary>What the owner says of photos: favourites, captions, dates and places, by scripts.</summary>
public sealed class PhotoEditingTests : IAsyncLifetime
{
    private readonly IndexedApp _library = new();
    private string _photo = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp App => _library.App;

    public async ValueTask InitializeAsync()
    {
        await _library.InitializeAsync();
        _photo = $"{await App.PhotoIdAsync(IndexedApp.Alone)}";
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task Favourites_and_captions_are_found()
    {
        await EditAsync(new { favourite = true, caption = "The first\nswim" });

        (await PathsAsync("album=favourites")).ShouldBe([IndexedApp.Alone]);
        (await PathsAsync("album=text-first%2520swim")).ShouldBe([IndexedApp.Alone]);
        (await PathsAsync("q=first%20swim")).ShouldBe([IndexedApp.Alone]);
        (await PhotoAsync()).Text("caption").ShouldBe("The first swim");

        await EditAsync(new { favourite = false, caption = "" });
        (await PathsAsync("album=favourites")).ShouldBeEmpty();
        (await PhotoAsync()).GetProperty("caption").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_date_that_was_put_right_orders_the_photos_and_outlives_reading_the_file_again()
    {
        var first = (await App.ListAsync("photos"))[0].Text("id");
        await EditAsync(new { takenAt = "1987-06-05T12:00:00", place = "47.2, -8.7", rotation = 270 });
        (await App.ListAsync("photos"))[^1].Text("id").ShouldBe(_photo);
        await App.QueryAsync(context => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(context.Database, "UPDATE PhotoFiles SET PendingSince = '2026-07-05 00:00:00' WHERE PhotoId IS NOT NULL", Stop));
        (await App.SendAsync(HttpMethod.Post, "index")).EnsureSuccessStatusCode();
        await Waiting.UntilAsync(async () => (await App.GetAsync("status")).GetProperty("indexing") is var indexing && indexing.GetProperty("pending").GetInt32() == 0 && indexing.Text("state") == "idle");

        var photo = await PhotoAsync();
        (photo.Text("takenAt"), photo.GetProperty("latitude").GetDouble(), photo.GetProperty("longitude").GetDouble()).ShouldBe(("1987-06-05T12:00:00", 47.2, -8.7));
        photo.GetProperty("rotation").GetInt32().ShouldBe(270);
        await EditAsync(new { takenAt = "", place = "" });
        (await PhotoAsync()).Text("takenAt").ShouldNotStartWith("1987");
        first.ShouldNotBe(_photo);
    }

    [Theory]
    [InlineData("""{"takenAt":"1700-01-01"}""")]
    [InlineData("""{"takenAt":"2999-01-01"}""")]
    [InlineData("""{"caption":"a","takenAt":"yesterday"}""")]
    [InlineData("""{"caption":"a","place":"91,0"}""")]
    [InlineData("""{"place":"NaN,0"}""")]
    [InlineData("""{"caption":"a","rotation":45}""")]
    [InlineData("""{"rotation":-2147483648}""")]
    public async Task What_cannot_be_is_refused_and_changes_nothing(string body)
    {
        var before = await App.FingerprintAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        (await App.Client.PatchAsync($"/api/v1/photos/{_photo}", content, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await App.FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_caption_without_end_is_refused()
    {
        (await App.SendAsync(HttpMethod.Patch, $"photos/{_photo}", new { caption = new string('a', 2001) })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await App.SendAsync(HttpMethod.Patch, $"photos/{_photo}", new { caption = new string('a', 2000) })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task EditAsync(object edit) => (await App.SendAsync(HttpMethod.Patch, $"photos/{_photo}", edit)).EnsureSuccessStatusCode();

    private async Task<JsonElement> PhotoAsync() => (await App.ListAsync("photos?take=500")).Single(photo => photo.Text("id") == _photo);

    private async Task<List<string>> PathsAsync(string query) => [.. (await App.ListAsync("photos?" + query)).Select(photo => photo.Text("path"))];
}
