using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Api;

public sealed class ApiEndpointsTests(IndexedApp app) : IClassFixture<IndexedApp>
{
    [Fact]
    public async Task Status_tells_how_the_library_stands()
    {
        // The scan of the start may come after what was indexed before it.
        await Waiting.UntilAsync(async () => (await GetAsync("status")).GetProperty("indexing").Text("state") == "idle");
        var status = await GetAsync("status");

        status.GetProperty("indexing").GetProperty("total").GetInt32().ShouldBe(6);
        status.GetProperty("indexing").GetProperty("failed").GetInt32().ShouldBe(1);
        status.GetProperty("library").GetProperty("people").GetInt32().ShouldBe(2);
        status.GetProperty("engine").GetProperty("provider").GetString().ShouldBe("cpu");
        Names(status).ShouldBe(["indexing", "library", "engine"]);
    }

    [Fact]
    public async Task People_come_with_their_numbers_most_photos_first()
    {
        var people = await GetAsync("people");
        var first = people.GetProperty("items")[0];

        people.GetProperty("total").GetInt32().ShouldBe(2);
        first.GetProperty("name").GetString().ShouldBe(IndexedApp.Obama);
        first.GetProperty("photoCount").GetInt32().ShouldBe(3);
        Names(first).ShouldBe(["id", "name", "photoCount", "faceCount", "coverFaceId", "hidden"]);
        first.GetProperty("id").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task A_photo_tells_whose_faces_are_where()
    {
        var person = await app.PersonIdAsync(IndexedApp.Musk);
        var photo = (await GetAsync($"photos?person={person}")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        var face = photo.GetProperty("faces").EnumerateArray().Single(face => face.GetProperty("person").GetString() == IndexedApp.Musk);

        photo.GetProperty("path").GetString().ShouldBe(IndexedApp.Together);
        Names(photo).ShouldBe(["id", "path", "takenAt", "width", "height", "state", "faces", "favourite", "caption", "rotation", "latitude", "longitude", "stackId", "stackCount", "stackTop"]);
        Names(face).ShouldBe(["id", "box", "score", "personId", "person", "similarity", "assignedBy"]);
        face.GetProperty("personId").GetString().ShouldBe(person.ToString(CultureInfo.InvariantCulture));
        face.GetProperty("box").GetArrayLength().ShouldBe(4);
        face.GetProperty("assignedBy").GetString().ShouldBe("machine");
    }

    [Theory]
    [InlineData("album=group", "strangers.jpg", "together.jpg")]
    [InlineData("album=unknown", "animal.jpg", "strangers.jpg")]
    [InlineData("q=obama", "IMG_0003.jpg", "party/alone.jpg", "together.jpg")]
    [InlineData("q=ALONE", "party/alone.jpg")]
    [InlineData("q=%25")]
    [InlineData("person=nobody")]
    [InlineData("album=group&q=musk", "together.jpg")]
    public async Task Photos_can_be_asked_for_by_album_and_by_text(string query, params string[] paths)
    {
        var photos = await GetAsync("photos?" + query);

        photos.GetProperty("total").GetInt32().ShouldBe(paths.Length);
        photos.GetProperty("items").EnumerateArray().Select(photo => photo.GetProperty("path").GetString()!).ShouldBe(paths, ignoreOrder: true);
    }

    [Fact]
    public async Task A_list_is_read_in_parts()
    {
        var first = await GetAsync("photos?take=4");
        var rest = await GetAsync("photos?skip=4&take=4");

        first.GetProperty("total").GetInt32().ShouldBe(6);
        first.GetProperty("items").GetArrayLength().ShouldBe(4);
        rest.GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("photos?take=501")]
    [InlineData("photos?skip=-1")]
    [InlineData("photos?take=many")]
    [InlineData("photos?album=holidays")]
    [InlineData("people?take=501")]
    public async Task A_wrong_question_is_answered_with_what_is_wrong(string query)
    {
        var answer = await app.Client.GetAsync("/api/v1/" + query, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).Text("detail").ShouldEndWith(".");
    }

    [Fact]
    public async Task A_scan_can_be_asked_for()
    {
        var answer = await app.Client.PostAsync("/api/v1/index", null, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await app.App.WaitUntilIndexedAsync();
    }

    [Fact]
    public async Task The_description_tells_of_every_call_what_it_does_takes_and_refuses()
    {
        using var description = JsonDocument.Parse(await app.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var calls = description.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(call => (Name: $"{call.Name} {path.Name}", Call: call.Value))).ToList();

        calls.Count.ShouldBeGreaterThan(30);
        calls.Where(call => !call.Call.TryGetProperty("summary", out _)).Select(call => call.Name).ShouldBeEmpty();
        calls.Where(call => call.Name.Contains("/api/v1/") && !call.Call.GetProperty("responses").TryGetProperty("401", out _)).Select(call => call.Name).ShouldBeEmpty();
        var take = calls.Single(call => call.Name == "get /api/v1/people").Call.GetProperty("parameters").EnumerateArray().Single(parameter => parameter.Text("name").Equals("take", StringComparison.OrdinalIgnoreCase)).GetProperty("schema");
        (take.GetProperty("minimum").GetInt32(), take.GetProperty("maximum").GetInt32()).ShouldBe((0, 500));
    }

    [Fact]
    public async Task Everything_that_is_sent_and_answered_has_an_example()
    {
        using var description = JsonDocument.Parse(await app.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var schemas = description.RootElement.GetProperty("components").GetProperty("schemas");

        schemas.GetProperty("NameFaces").GetProperty("examples")[0].Text("name").ShouldBe("Anna");
        schemas.GetProperty("ApiPhoto").GetProperty("examples")[0].GetProperty("faces")[0].Text("assignedBy").ShouldBe("machine");
        schemas.EnumerateObject().Where(schema => NeedsExample(schema) && !schema.Value.TryGetProperty("examples", out _)).Select(schema => schema.Name)
            .ShouldBe(["ApiCalibration", "ApiDiagnostics", "ApiThresholdPreview"], "Long ones, whose parts say enough.");

        // A part of something is in its example.
        static bool NeedsExample(JsonProperty schema) => schema.Value.TryGetProperty("properties", out _)
            && !schema.Name.EndsWith("Part", StringComparison.Ordinal) && !schema.Name.Contains("Problem", StringComparison.Ordinal) && !schema.Name.StartsWith("ApiListOf", StringComparison.Ordinal)
            && schema.Name is not ("ApiFailures" or "ApiFinding" or "ApiShareScope" or "IndexedDay" or "PreviewCount");
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task It_is_well(string address) =>
        (await app.Client.GetStringAsync(address, TestContext.Current.CancellationToken)).ShouldBe("Healthy");

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private async Task<JsonElement> GetAsync(string query)
    {
        var text = await app.Client.GetStringAsync("/api/v1/" + query, TestContext.Current.CancellationToken);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
