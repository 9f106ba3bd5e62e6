using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.People;

/// <summary>Renaming, merging, hiding and forgetting, as a script or the pages do it.</summary>
public sealed class PeopleEditingTests(IndexedParty party) : IAsyncLifetime
{
    private const string Barack = "Barack";
    private const string Zoe = "Zo\u00eb";

    private RunningApp _app = null!;
    private string _barack = "";
    private string _zoe = "";

    public async ValueTask InitializeAsync()
    {
        _app = await party.StartAsync();
        _barack = await NameAsync("IMG_0002.jpg", Barack);
        _zoe = await NameAsync("IMG_0013.jpg", Zoe);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_name_that_somebody_has_is_refused_with_their_id()
    {
        foreach (var name in (string[])["zo\u00cb", "ZOE\u0308"])
        {
            var answer = await RenameAsync(_barack, name);

            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).Text("personId").ShouldBe(_zoe);
            (await NamesAsync()).ShouldBe([Barack, Zoe], ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Of_two_who_ask_for_one_name_at_once_one_gets_it_and_the_other_is_told()
    {
        var answers = await Task.WhenAll(RenameAsync(_barack, "Kim"), RenameAsync(_zoe, "KIM"));

        answers.Select(answer => answer.StatusCode).ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict], ignoreOrder: true);
        (await NamesAsync()).Count(name => name.Equals("kim", StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_no_name_is_refused_with_a_sentence()
    {
        foreach (var name in (string[])["   ", "\u200b\u2060", "Unknown"])
        {
            var answer = await RenameAsync(_barack, name);

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).Text("detail").ShouldEndWith(".");
        }
    }

    [Fact]
    public async Task An_unusual_name_is_a_name()
    {
        foreach (var name in (string[])["<img src=x onerror=alert(1)>", "\u0645\u062d\u0645\u062f", "🎂 Kim"])
        {
            (await RenameAsync(_barack, name)).EnsureSuccessStatusCode();

            (await NamesAsync()).ShouldContain(name);
        }
    }

    [Fact]
    public async Task A_name_of_three_hundred_letters_is_too_long() =>
        (await RenameAsync(_barack, new string('a', 300))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Merging_keeps_every_named_face_and_undo_restores_what_was()
    {
        var again = await NameAsync("IMG_0004.jpg", "Mr President");
        await _app.SendAsync(HttpMethod.Patch, $"people/{again}", new { birthday = "1961-08-04", hidden = true, @private = true });
        var before = await _app.FingerprintAsync();
        var albums = (await _app.AlbumAsync(Barack)).Union(await _app.AlbumAsync("Mr President")).ToList();

        var merged = await _app.ChangeAsync("people/merge", new { into = _barack, from = new[] { again } });
        (await NamesAsync()).ShouldBe([Barack, Zoe], ignoreOrder: true);
        albums.ShouldBeSubsetOf(await _app.AlbumAsync(Barack));
        await _app.ChangeAsync($"changes/{merged.Text("changeId")}/undo");

        (await _app.FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_name_that_somebody_got_since_is_not_given_back()
    {
        (await RenameAsync(_barack, "Kim")).EnsureSuccessStatusCode();
        var renamed = (await _app.ListAsync("changes"))[0].Text("id");
        (await RenameAsync(_zoe, Barack)).EnsureSuccessStatusCode();

        (await _app.SendAsync(HttpMethod.Post, $"changes/{renamed}/undo")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await NamesAsync()).ShouldBe(["Kim", Barack], ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_is_merged_with_themselves_or_with_somebody_who_is_gone()
    {
        (await MergeAsync(_barack, _barack)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _app.SendAsync(HttpMethod.Delete, $"people/{_zoe}")).EnsureSuccessStatusCode();

        (await MergeAsync(_barack, _zoe)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await MergeAsync(_zoe, _barack)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_hidden_person_is_said_to_be_hidden_and_the_chosen_cover_is_shown_while_it_is_theirs()
    {
        var cover = (await _app.FacesByPhotoAsync())["IMG_0003.jpg"].First();
        (await _app.SendAsync(HttpMethod.Patch, $"people/{_barack}", new { hidden = true, coverFaceId = cover })).EnsureSuccessStatusCode();

        var person = await PersonAsync(_barack);
        person.GetProperty("hidden").GetBoolean().ShouldBeTrue();
        person.Text("coverFaceId").ShouldBe(cover);
        await _app.ChangeAsync("faces/reject", new { faceIds = new[] { cover } });
        (await PersonAsync(_barack)).Text("coverFaceId").ShouldNotBe(cover);
    }

    [Fact]
    public async Task A_persons_faces_are_listed_those_least_like_the_others_first()
    {
        var wrong = (await _app.FacesByPhotoAsync())["IMG_0001.jpg"].First();
        await _app.ChangeAsync("faces/name", new { faceIds = new[] { wrong }, name = Barack });

        var faces = await _app.ListAsync($"people/{_barack}/faces");
        faces[0].Text("id").ShouldBe(wrong);
        faces[0].EnumerateObject().Select(property => property.Name).ShouldBe(["id", "photoId", "enrolled", "portrait", "assignedBy", "similarity", "likeness", "poor"]);
        faces.Select(face => face.GetProperty("likeness").GetSingle()).ShouldBeInOrder();
        (await _app.GetAsync($"people/{_barack}/faces?skip=1&take=1")).GetProperty("items")[0].Text("id").ShouldBe(faces[1].Text("id"));
        (await _app.SendAsync(HttpMethod.Get, "people/4711/faces")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> NameAsync(string photo, string name) =>
        (await _app.ChangeAsync("faces/name", new { faceIds = new[] { (await _app.FacesByPhotoAsync())[photo].First() }, name })).Text("personId");

    private Task<HttpResponseMessage> RenameAsync(string person, string name) => _app.SendAsync(HttpMethod.Patch, $"people/{person}", new { name });

    private Task<HttpResponseMessage> MergeAsync(string into, string from) =>
        _app.SendAsync(HttpMethod.Post, "people/merge", new { into, from = new[] { from } });

    private async Task<List<string>> NamesAsync() => (await _app.ListAsync("people")).ConvertAll(person => person.Text("name"));

    private async Task<JsonElement> PersonAsync(string id) => (await _app.ListAsync("people")).Single(person => person.Text("id") == id);
}
