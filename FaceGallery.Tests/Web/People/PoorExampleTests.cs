using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FaceGallery.Domain.People;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.People;

/// <summary>A face that is too poor to recognise others by keeps the name that a human gives it, and names nobody else.</summary>
public sealed class PoorExampleTests(PoorFaces faces) : IClassFixture<PoorFaces>, IAsyncLifetime
{
    private RunningApp _app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await faces.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_box_drawn_around_a_blurred_man_at_the_edge_is_named_and_nobody_else()
    {
        var drawn = await _app.ChangeAsync($"photos/{await _app.PhotoIdAsync(PoorFaces.Edge)}/faces", new { box = PoorFaces.Man, name = "Man" });

        drawn.GetProperty("alsoNamed").GetInt32().ShouldBe(0);
        drawn.Text("setAside").ShouldBe("tooSmall");
        (await _app.AlbumAsync("Man")).ShouldBe([PoorFaces.Edge]);
        (await _app.ListAsync($"review?person={drawn.Text("personId")}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_poor_face_would_name_is_seen_before_it_is_used_all_the_same_and_undo_takes_it_back()
    {
        var small = await _app.SmallFacesAsync();
        var wouldName = new Dictionary<string, int>();
        foreach (var (face, number) in small.Select((face, number) => (face, number)))
        {
            var named = await _app.ChangeAsync("faces/name", new { faceIds = new[] { face }, name = $"Small {number}" });
            named.GetProperty("alsoNamed").GetInt32().ShouldBe(0);
            wouldName[face] = (await _app.GetAsync($"faces/{face}/enrol")).GetProperty("gained").GetProperty("faces").GetInt32();
        }

        var (best, count) = wouldName.MaxBy(face => face.Value);
        count.ShouldBeGreaterThan(0);
        var before = await _app.FingerprintAsync();
        var refused = await _app.SendAsync(HttpMethod.Post, $"faces/{best}/enrol");
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("contradictions")[0].Text("kind").ShouldBe("poorExample");

        var used = await _app.ChangeAsync($"faces/{best}/enrol", new { despite = PoorFaces.PoorExample });
        used.GetProperty("alsoNamed").GetInt32().ShouldBe(count);
        _app = await _app.RestartAsync();
        (await _app.AlbumAsync($"Small {small.IndexOf(best)}")).Count.ShouldBeGreaterThan(1);

        await _app.ChangeAsync($"changes/{used.Text("changeId")}/undo");
        (await _app.FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task That_a_poor_face_is_used_all_the_same_is_said_of_one_person_and_no_other()
    {
        var face = (await _app.SmallFacesAsync())[0];
        await _app.ChangeAsync("faces/name", new { faceIds = new[] { face }, name = "Ann" });
        await _app.ChangeAsync($"faces/{face}/enrol", new { despite = PoorFaces.PoorExample });

        var renamed = await _app.ChangeAsync("faces/name", new { faceIds = new[] { face }, name = "Bea" });

        (await _app.ListAsync($"people/{renamed.Text("personId")}/faces")).Single().GetProperty("enrolled").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_poor_example_of_before_stays_one()
    {
        var face = (await _app.SmallFacesAsync())[0];
        var ann = await _app.ChangeAsync("faces/name", new { faceIds = new[] { face }, name = "Ann" });
        await using (var context = await _app.Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>().CreateForOwnerAsync(Stop))
        {
            context.Enrolments.Add(new Enrolment { FaceId = int.Parse(face, null), PersonId = int.Parse(ann.Text("personId"), null) });
            await context.SaveChangesAsync(Stop);
        }

        _app = await _app.RestartAsync();
        await _app.ChangeAsync("faces/name", new { faceIds = new[] { face }, name = "Ann" });

        var kept = (await _app.ListAsync($"people/{ann.Text("personId")}/faces")).Single(own => own.Text("id") == face);
        kept.GetProperty("enrolled").GetBoolean().ShouldBeTrue();
        kept.Text("poor").ShouldBe("tooSmall");
    }
}

/// <summary>Photos of meetings, in which the same people return.</summary>
public sealed class PoorFaces : IAsyncDisposable
{
    /// <summary>At its right edge a man is 22 px wide and 35 px high.</summary>
    public const string Edge = "g20_opening_ceremony_of_the_g20_summit_rtx2o1kk_b.jpg";

    /// <summary>All faces are some 21 px wide.</summary>
    public const string Small = "g20_6852.jpg";

    public static readonly float[] Man = [0.8856f, 0.3867f, 0.0172f, 0.0402f];

    public static readonly string[] PoorExample = ["poorExample"];

    private readonly SemaphoreSlim _indexing = new(1);
    private TestLibrary? _indexed;

    public async Task<RunningApp> StartAsync()
    {
        await _indexing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _indexed ??= await IndexAsync();
            var app = await RunningApp.StartAsync(_indexed.Copy());
            await app.WaitUntilIndexedAsync();
            return app;
        }
        finally
        {
            _indexing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _indexing.Dispose();
        if (_indexed is not null)
        {
            await _indexed.DisposeAsync();
        }
    }

    private static async Task<TestLibrary> IndexAsync()
    {
        var library = new TestLibrary();
        foreach (var photo in (string[])[Edge, Small, "g20_leaders-turkey.jpg", "g20_G20.jpg", "g20_G20FamilyPhoto.jpg", "g20_G20_Summit_Australia_2014.jpg", "fr_two_people.jpg"])
        {
            library.AddPhoto($"groups/{photo}");
        }

        await library.IndexAsync();
        await library.CloseAsync();
        return library;
    }
}

internal static class PoorFacesApi
{
    /// <summary>Of the photo in which all are small.</summary>
    public static async Task<List<string>> SmallFacesAsync(this RunningApp app) =>
        [.. (await app.FacesByPhotoAsync())[PoorFaces.Small].Take(12)];
}
