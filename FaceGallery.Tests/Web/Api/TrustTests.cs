using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Api;

/// <summary>How strict recognition is: what another threshold would change is told first, then done, then taken back.</summary>
public sealed class TrustTests(IndexedParty party) : IAsyncLifetime
{
    private RunningApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await party.StartAsync();
        await _app.NameOneFaceEachAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("0.46", "0.62")]
    [InlineData("0.8", "0.3")]
    public async Task What_is_foretold_is_what_then_happens(string present, string threshold)
    {
        await SetAsync(present);
        var before = await NamesAsync();
        var foretold = await _app.GetAsync($"trust/preview?minMatchSimilarity={threshold}");
        (await NamesAsync()).ShouldBe(before);

        var change = await SetAsync(threshold);

        var after = await NamesAsync();
        var (gained, lost, renamed) = (Changed(face => before[face] is null), Changed(face => after[face] is null), Changed(face => before[face] is not null && after[face] is not null));
        Faces(foretold, "gained").ShouldBe(gained);
        Faces(foretold, "lost").ShouldBe(lost);
        Faces(foretold, "renamed").ShouldBe(renamed);
        (gained + lost).ShouldBeGreaterThan(0);
        change.GetProperty("alsoNamed").GetInt32().ShouldBe(gained + renamed);
        foretold.GetProperty("suggestions").GetProperty("then").GetInt32()
            .ShouldBe((await _app.ListAsync("review?take=500")).Sum(question => question.Texts("faceIds").Length));

        int Changed(Func<string, bool> how) => before.Keys.Count(face => before[face] != after[face] && how(face));
    }

    [Fact]
    public async Task A_very_strict_threshold_takes_names_away_and_undo_brings_each_back_also_after_a_restart()
    {
        var before = await _app.FingerprintAsync();
        var change = await SetAsync("0.9");
        (await _app.FingerprintAsync()).ShouldNotBe(before);
        (await _app.ListAsync("changes"))[0].Text("subject").ShouldBe("0.46 → 0.90");

        _app = await _app.RestartAsync();
        (await _app.GetAsync("trust")).GetProperty("present").GetProperty("minMatchSimilarity").GetSingle().ShouldBe(0.9f);
        await _app.ChangeAsync($"changes/{change.Text("changeId")}/undo");

        (await _app.FingerprintAsync()).ShouldBe(before);
        (await _app.GetAsync("trust")).GetProperty("isChosen").GetBoolean().ShouldBeFalse();
        _app = await _app.RestartAsync();
        (await _app.FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Choosing_and_no_longer_choosing_a_threshold_can_be_undone_one_after_the_other()
    {
        var (setting, first) = (await _app.FingerprintAsync(), await SetAsync("0.6"));
        var (strict, second) = (await _app.FingerprintAsync(), await SetAsync("null"));
        (await _app.FingerprintAsync()).ShouldBe(setting);
        var third = await SetAsync("0.7");

        (await _app.SendAsync(HttpMethod.Post, $"changes/{second.Text("changeId")}/undo")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await _app.ChangeAsync($"changes/{third.Text("changeId")}/undo");
        (await _app.FingerprintAsync()).ShouldBe(setting);
        await _app.ChangeAsync($"changes/{second.Text("changeId")}/undo");
        (await _app.FingerprintAsync()).ShouldBe(strict);
        await _app.ChangeAsync($"changes/{first.Text("changeId")}/undo");
        (await _app.FingerprintAsync()).ShouldBe(setting);
    }

    [Fact]
    public async Task Confirmed_faces_are_counted_and_too_few_of_them_propose_nothing()
    {
        var trust = await _app.GetAsync("trust");

        trust.GetProperty("confirmedFaces").GetInt32().ShouldBe(9);
        trust.GetProperty("people").GetInt32().ShouldBe(9);
        trust.Text("basis").ShouldBe("tooFew");
        trust.GetProperty("proposed").ValueKind.ShouldBe(JsonValueKind.Null);
        trust.GetProperty("present").GetProperty("falseNames").GetProperty("trials").GetInt32().ShouldBe(9);
    }

    [Fact]
    public async Task What_can_be_no_threshold_is_refused_and_changes_nothing()
    {
        foreach (var threshold in (string[])["0.19", "0.91", "-1", "1e30", "\"strict\""])
        {
            var answer = await PutAsync(threshold);
            var preview = await _app.SendAsync(HttpMethod.Get, $"trust/preview?minMatchSimilarity={Uri.EscapeDataString(threshold)}");

            (answer.StatusCode, preview.StatusCode).ShouldBe((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest));
            (await _app.GetAsync("trust")).GetProperty("isChosen").GetBoolean().ShouldBeFalse();
        }
    }

    private static int Faces(JsonElement foretold, string what) => foretold.GetProperty(what).GetProperty("faces").GetInt32();

    /// <summary>The name of each face.</summary>
    private async Task<Dictionary<string, string?>> NamesAsync() =>
        (await _app.ListAsync("photos?take=500")).SelectMany(photo => photo.GetProperty("faces").EnumerateArray())
            .ToDictionary(face => face.Text("id"), face => face.GetProperty("person").GetString());

    private async Task<JsonElement> SetAsync(string threshold)
    {
        var answer = await PutAsync(threshold);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private async Task<HttpResponseMessage> PutAsync(string threshold)
    {
        using var content = new StringContent($$"""{"minMatchSimilarity":{{threshold}}}""", System.Text.Encoding.UTF8, "application/json");
        return await _app.Client.PutAsync("/api/v1/settings/recognition", content, TestContext.Current.CancellationToken);
    }
}
