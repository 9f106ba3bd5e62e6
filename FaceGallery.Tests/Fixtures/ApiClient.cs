using System.Net.Http.Json;
using System.Text.Json;

namespace FaceGallery.Tests.Fixtures;

/// <summary>Calls the API as a script does.</summary>
internal static class ApiClient
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<JsonElement> GetAsync(this RunningApp app, string query) =>
        await app.Client.GetFromJsonAsync<JsonElement>("/api/v1/" + query, Stop);

    public static async Task<List<JsonElement>> ListAsync(this RunningApp app, string query) =>
        [.. (await app.GetAsync(query)).GetProperty("items").EnumerateArray()];

    /// <summary>Sends a change, which must succeed.</summary>
    public static async Task<JsonElement> ChangeAsync(this RunningApp app, string call, object? body = null)
    {
        var answer = await app.SendAsync(HttpMethod.Post, call, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    public static async Task<HttpResponseMessage> SendAsync(this RunningApp app, HttpMethod method, string call, object? body = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + call) { Content = body is null ? null : JsonContent.Create(body) };
        return await app.Client.SendAsync(request, Stop);
    }

    public static async Task<string> PersonIdAsync(this RunningApp app, string name) =>
        (await app.ListAsync("people?take=500")).Single(person => person.Text("name") == name).Text("id");

    /// <summary>Paths of the photos in a person's album.</summary>
    public static async Task<List<string>> AlbumAsync(this RunningApp app, string name) =>
        [.. (await app.ListAsync($"photos?take=500&person={await app.PersonIdAsync(name)}")).Select(photo => photo.Text("path")).Order(StringComparer.Ordinal)];

    /// <summary>The faces of the largest group of unknown ones.</summary>
    public static async Task<string[]> LargestClusterAsync(this RunningApp app) => (await app.ListAsync("clusters?take=1"))[0].Texts("faceIds");

    public static async Task<string> LargestClusterKeyAsync(this RunningApp app) => (await app.ListAsync("clusters?take=1"))[0].Text("id");

    /// <summary>The ids of all faces by photo.</summary>
    public static async Task<ILookup<string, string>> FacesByPhotoAsync(this RunningApp app) =>
        (await app.ListAsync("photos?take=500"))
            .SelectMany(photo => photo.GetProperty("faces").EnumerateArray().Select(face => (Path: photo.Text("path"), Id: face.Text("id"))))
            .ToLookup(face => face.Path, face => face.Id);

    /// <summary>Returns when so many changes are in the history.</summary>
    public static Task ChangesAsync(this RunningApp app, int count) =>
        Waiting.UntilAsync(async () => (await app.GetAsync("changes")).GetProperty("total").GetInt32() >= count);

    /// <summary>Returns when so many photos are indexed, named and grouped.</summary>
    public static Task PhotosAsync(this RunningApp app, int count) => Waiting.UntilAsync(async () =>
        await app.GetAsync("status") is var status && status.GetProperty("library").GetProperty("photos").GetInt32() >= count && status.GetProperty("indexing").Text("state") == "idle");

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    public static string[] Texts(this JsonElement element, string property) => [.. element.GetProperty(property).EnumerateArray().Select(item => item.GetString()!)];
}
