using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Api;

/// <summary>What cannot be done is said, and changes nothing.</summary>
public sealed class BadChangesTests(IndexedParty party) : IAsyncLifetime
{
    private static readonly string[] Despite = ["similarName"];

    private RunningApp _app = null!;
    private string _face = "";

    public async ValueTask InitializeAsync()
    {
        _app = await party.StartAsync();
        _face = (await _app.FacesByPhotoAsync())["IMG_0002.jpg"].First();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_change_that_cannot_be_is_refused_with_a_sentence()
    {
        foreach (var (call, body, status) in ((string Call, string Body, HttpStatusCode Status)[])
        [
            ("faces/name", """{"faceIds":[],"name":"Anna"}""", HttpStatusCode.BadRequest),
            ("faces/name", """{"faceIds":["x"],"name":"Anna"}""", HttpStatusCode.BadRequest),
            ("faces/name", """{"faceIds":["99999"],"name":"Anna"}""", HttpStatusCode.NotFound),
            ("faces/name", """{"faceIds":["1"],"name":"   "}""", HttpStatusCode.BadRequest),
            ("faces/name", """{"faceIds":["1"],"name":"Unknown"}""", HttpStatusCode.BadRequest),
            ("faces/name", """{"name":"Anna"}""", HttpStatusCode.BadRequest),
            ("faces/reject", """{"faceIds":["1"]}""", HttpStatusCode.BadRequest),
            ("faces/reject", """{"faceIds":["1"],"personId":"77"}""", HttpStatusCode.NotFound),
            ("people/merge", """{"into":"1","from":["1"]}""", HttpStatusCode.BadRequest),
            ("people/merge", """{"into":"55","from":["56"]}""", HttpStatusCode.NotFound),
            ("clusters/merge", """{"clusterIds":["1"]}""", HttpStatusCode.BadRequest),
            ("clusters/merge", """{"clusterIds":["1","9999"]}""", HttpStatusCode.NotFound),
            ("clusters/split", """{"faceIds":["99999"]}""", HttpStatusCode.NotFound),
            ("changes/4711/undo", "", HttpStatusCode.NotFound),
            ("changes/abc/undo", "", HttpStatusCode.NotFound),
        ])
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            var answer = await _app.Client.PostAsync("/api/v1/" + call, content, TestContext.Current.CancellationToken);

            answer.StatusCode.ShouldBe(status);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            problem.Text("detail").ShouldEndWith(".");
            (await _app.GetAsync("changes")).GetProperty("total").GetInt32().ShouldBe(0);
        }
    }

    [Fact]
    public async Task Another_sites_page_changes_nothing()
    {
        foreach (var (header, value, isDone) in ((string Header, string Value, bool IsDone)[])
        [
            ("Sec-Fetch-Site", "cross-site", false),
            ("Sec-Fetch-Site", "same-site", false),
            ("Sec-Fetch-Site", "same-origin", true),
            ("Origin", "http://elsewhere.example", false),
            ("Origin", "null", false),
            ("Origin", "self", true),
        ])
        {
            await _app.ChangeAsync("faces/name", new { faceIds = new[] { _face }, name = "Anna" });
            var undo = $"/api/v1/changes/{(await _app.ListAsync("changes"))[0].Text("id")}/undo";
            using var request = new HttpRequestMessage(HttpMethod.Post, undo);
            request.Headers.Add(header, value == "self" ? _app.Address : value);

            var answer = await _app.Client.SendAsync(request, TestContext.Current.CancellationToken);

            answer.StatusCode.ShouldBe(isDone ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
            (await _app.ListAsync("people?take=500")).Any(person => person.Text("name") == "Anna").ShouldBe(!isDone);
            (await _app.Client.PostAsync(undo, null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public async Task Unusual_names_are_names()
    {
        foreach (var name in (string[])["<script>alert(1)</script>", "محمد", "Zoë 🎂", "O'Hara & Söhne"])
        {
            await _app.ChangeAsync("faces/name", new { faceIds = new[] { _face }, name });

            (await _app.AlbumAsync(name)).ShouldContain("IMG_0002.jpg");
        }
    }

    [Fact]
    public async Task Names_that_differ_in_case_or_unicode_form_are_one_person()
    {
        await _app.ChangeAsync("faces/name", new { faceIds = new[] { _face }, name = "Zoe\u0308" });
        var other = (await _app.FacesByPhotoAsync())["IMG_0001.jpg"].First();
        await _app.ChangeAsync("faces/name", new { faceIds = new[] { other }, name = "ZO\u00cb", despite = Despite });

        (await _app.ListAsync("people")).ShouldHaveSingleItem().Text("name").ShouldBe("Zo\u00eb");
    }

    [Fact]
    public async Task Undoing_what_later_changes_rest_on_names_them_and_can_undo_all_of_them()
    {
        var named = await _app.ChangeAsync("faces/name", new { faceIds = new[] { _face }, name = "Barack" });
        var other = (await _app.FacesByPhotoAsync())["IMG_0001.jpg"].First();
        var later = await _app.ChangeAsync("faces/name", new { faceIds = new[] { other }, name = "Barack" });

        var refused = await _app.SendAsync(HttpMethod.Post, $"changes/{named.Text("changeId")}/undo");
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        problem.GetProperty("laterChanges").EnumerateArray().ShouldHaveSingleItem().Text("id").ShouldBe(later.Text("changeId"));

        var undone = await _app.ChangeAsync($"changes/{named.Text("changeId")}/undo?withLater=true");
        undone.GetProperty("undone").GetInt32().ShouldBe(2);
        (await _app.ListAsync("people")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Naming_at_once_from_two_sides_makes_one_person()
    {
        var faces = (await _app.FacesByPhotoAsync()).Select(photo => photo.First()).Take(8).ToList();

        await Task.WhenAll(faces.Select(face => _app.ChangeAsync("faces/name", new { faceIds = new[] { face }, name = "Anna" })));

        (await _app.ListAsync("people")).ShouldHaveSingleItem().GetProperty("faceCount").GetInt32().ShouldBeGreaterThanOrEqualTo(8);
        (await _app.GetAsync("changes")).GetProperty("total").GetInt32().ShouldBe(8);
    }
}
