using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Api;

/// <summary>What goes against earlier words is refused until it is said to be meant.</summary>
public sealed class ContradictionTests(IndexedParty party) : IAsyncLifetime
{
    private const string Ann = "Ann Lee";

    private static readonly float[] Corner = [0.01f, 0.01f, 0.05f, 0.05f];

    private RunningApp _app = null!;
    private string _photo = "";
    private string[] _pair = [];

    public async ValueTask InitializeAsync()
    {
        _app = await party.StartAsync();
        var photo = (await _app.ListAsync("photos?take=500&album=group")).First(photo => photo.GetProperty("faces").GetArrayLength() == 2);
        (_photo, _pair) = (photo.Text("id"), [.. photo.GetProperty("faces").EnumerateArray().Select(face => face.Text("id"))]);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_same_person_twice_in_one_photo()
    {
        await NamedAsync(Ann, _pair[0]);

        await IsAskedAboutAsync("twiceInPhoto", despite => NameAsync(Ann, despite, _pair[1]));

        (await FacesOfAsync(Ann)).ShouldBe(_pair, ignoreOrder: true);
    }

    [Fact]
    public Task Two_faces_of_a_photo_named_in_one_go() => IsAskedAboutAsync("twiceInPhoto", despite => NameAsync(Ann, despite, _pair));

    [Fact]
    public async Task A_box_drawn_in_a_photo_where_the_person_is_already()
    {
        await NamedAsync(Ann, _pair[0]);

        await IsAskedAboutAsync("twiceInPhoto", despite => SendAsync($"photos/{_photo}/faces", new { box = Corner, name = Ann, despite }));
    }

    [Fact]
    public async Task Two_people_of_one_photo_who_are_to_be_one()
    {
        var (into, from) = (await NamedAsync(Ann, _pair[0]), await NamedAsync("Bea", _pair[1]));

        await IsAskedAboutAsync("twiceInPhoto", despite => SendAsync("people/merge", new { into, from = new[] { from }, despite }));
    }

    [Fact]
    public async Task A_face_that_was_said_not_to_be_the_person()
    {
        var face = (await _app.FacesByPhotoAsync())["IMG_0002.jpg"].First();
        await NamedAsync(Ann, face);
        await _app.ChangeAsync("faces/reject", new { faceIds = new[] { face } });

        await IsAskedAboutAsync("rejected", despite => NameAsync(Ann, despite, face));
    }

    [Theory]
    [InlineData("ann lee")]
    [InlineData("Ann  Lee")]
    [InlineData("Ann\u00a0Lee")]
    [InlineData("AnnLee")]
    [InlineData("\uff21nn Lee")]
    public async Task A_name_like_that_of_somebody_known(string name)
    {
        await NamedAsync(Ann, _pair[0]);
        var face = (await _app.FacesByPhotoAsync())["IMG_0002.jpg"].First();

        await IsAskedAboutAsync("similarName", despite => NameAsync(name, despite, face));

        var isSame = name.Equals(Ann, StringComparison.OrdinalIgnoreCase);
        (await _app.ListAsync("people")).Select(person => person.Text("name")).ShouldBe(isSame ? [Ann] : [Ann, name], ignoreOrder: true);
    }

    [Fact]
    public async Task A_person_renamed_to_a_similar_name()
    {
        await NamedAsync(Ann, _pair[0]);
        var other = await NamedAsync("Bea", (await _app.FacesByPhotoAsync())["IMG_0002.jpg"].First());

        await IsAskedAboutAsync("similarName", despite => _app.SendAsync(HttpMethod.Patch, $"people/{other}", new { name = "AnnLee", despite }));
    }

    [Fact]
    public async Task What_the_machine_found_is_no_contradiction_and_nor_is_the_same_word_again()
    {
        await NamedAsync(Ann, _pair[0]);
        await NamedAsync(Ann, _pair[0]);
        var found = (await _app.ListAsync("photos?take=500")).SelectMany(photo => photo.GetProperty("faces").EnumerateArray())
            .Where(face => face.Text("assignedBy") == "machine").Select(face => face.Text("id")).ToArray();

        await NamedAsync(Ann, found);
    }

    [Fact]
    public async Task Of_two_tabs_that_name_two_faces_of_one_photo_at_once_one_is_asked_and_of_a_double_click_neither()
    {
        var tabs = await Task.WhenAll(NameAsync(Ann, [], _pair[0]), NameAsync(Ann, [], _pair[1]));
        tabs.Select(answer => answer.StatusCode).ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict], ignoreOrder: true);

        var face = (await _app.FacesByPhotoAsync())["IMG_0002.jpg"].First();
        var clicks = await Task.WhenAll(NameAsync("Bea", [], face), NameAsync("Bea", [], face));
        clicks.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await _app.ListAsync("people")).Count.ShouldBe(2);
    }

    /// <summary>It is refused with the reason and changes nothing, and is done when it is sent with that reason.</summary>
    private async Task IsAskedAboutAsync(string kind, Func<string[], Task<HttpResponseMessage>> sendDespite)
    {
        var before = await _app.FingerprintAsync();

        var refused = await sendDespite([]);
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        problem.GetProperty("contradictions").EnumerateArray().Single().Text("kind").ShouldBe(kind);
        problem.Text("detail").ShouldContain(Ann);
        (await _app.FingerprintAsync()).ShouldBe(before);

        var done = await sendDespite([kind]);
        done.StatusCode.ShouldBe(HttpStatusCode.OK, await done.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task<HttpResponseMessage> NameAsync(string name, string[] despite, params string[] faceIds) => SendAsync("faces/name", new { faceIds, name, despite });

    private async Task<string> NamedAsync(string name, params string[] faceIds) => (await _app.ChangeAsync("faces/name", new { faceIds, name })).Text("personId");

    private Task<HttpResponseMessage> SendAsync(string call, object body) => _app.SendAsync(HttpMethod.Post, call, body);

    private async Task<List<string>> FacesOfAsync(string name) => (await _app.ListAsync($"people/{await _app.PersonIdAsync(name)}/faces"))
        .Where(face => face.Text("assignedBy") == "human").Select(face => face.Text("id")).ToList();
}
