using System.Globalization;
using System.Net;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Photos;

/// <summary>Faces that the detector missed.</summary>
public sealed class FaceFindingTests(IndexedParty party) : IAsyncLifetime
{
    private static readonly float[] Corner = [0.01f, 0.01f, 0.05f, 0.05f];

    private RunningApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await party.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_face_called_none_is_had_again_by_drawing_roughly_around_it_and_matches_like_any_other()
    {
        var photo = await PhotoAsync("IMG_0003.jpg");
        var face = photo.GetProperty("faces")[0];
        var box = face.GetProperty("box").EnumerateArray().Select(value => value.GetSingle()).ToArray();
        await _app.ChangeAsync("faces/not-faces", new { faceIds = new[] { face.Text("id") } });

        var sloppy = new[] { box[0] - (box[2] * 0.1f), box[1] + (box[3] * 0.05f), box[2] * 1.2f, box[3] };
        await _app.ChangeAsync($"photos/{photo.Text("id")}/faces", new { box = sloppy.Select(value => Math.Clamp(value, 0, 0.99f)) });
        var other = (await _app.FacesByPhotoAsync())["IMG_0002.jpg"].First();
        await _app.ChangeAsync("faces/name", new { faceIds = new[] { other }, name = "Barack" });

        (await _app.AlbumAsync("Barack")).ShouldContain("IMG_0003.jpg");
    }

    [Fact]
    public async Task A_box_without_a_face_is_kept_for_its_name_and_vouches_for_nobody_and_undo_removes_it()
    {
        var photo = await PhotoAsync("IMG_0002.jpg");
        var before = await _app.FingerprintAsync();

        var drawn = await _app.ChangeAsync($"photos/{photo.Text("id")}/faces", new { box = Corner, name = "Hidden" });
        drawn.GetProperty("alsoNamed").GetInt32().ShouldBe(0);
        (await _app.AlbumAsync("Hidden")).ShouldBe(["IMG_0002.jpg"]);
        var crop = await _app.Client.GetAsync($"/media/faces/{(await PhotoAsync("IMG_0002.jpg")).GetProperty("faces")[1].Text("id")}", TestContext.Current.CancellationToken);
        crop.StatusCode.ShouldBe(HttpStatusCode.OK);

        await _app.ChangeAsync($"changes/{drawn.Text("changeId")}/undo");
        (await _app.FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_closer_look_finds_no_face_twice_and_can_be_undone()
    {
        var photos = (await _app.ListAsync("photos?take=3")).Select(photo => photo.Text("id")).ToArray();
        var before = await _app.FingerprintAsync();

        await _app.ChangeAsync("photos/look-closer", new { photoIds = photos });
        var again = await _app.ChangeAsync("photos/look-closer", new { photoIds = photos });
        again.GetProperty("found").GetInt32().ShouldBe(0);

        foreach (var change in await _app.ListAsync("changes"))
        {
            await _app.ChangeAsync($"changes/{change.Text("id")}/undo");
        }

        (await _app.FingerprintAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("[0.5,0.5,0.9,0.2]")]
    [InlineData("[0.5,0.5,0,0]")]
    [InlineData("[0.5]")]
    [InlineData("[\"NaN\",0,1,1]")]
    public async Task A_box_that_cannot_be_is_refused(string box)
    {
        var photo = await PhotoAsync("IMG_0002.jpg");
        using var content = new StringContent($$"""{"box":{{box}}}""", System.Text.Encoding.UTF8, "application/json");
        var answer = await _app.Client.PostAsync(
            string.Create(CultureInfo.InvariantCulture, $"/api/v1/photos/{photo.Text("id")}/faces"), content, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<System.Text.Json.JsonElement> PhotoAsync(string path) =>
        (await _app.ListAsync("photos?take=500")).Single(photo => photo.Text("path") == path);
}
