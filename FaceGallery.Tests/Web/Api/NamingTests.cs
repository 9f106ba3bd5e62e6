using System.Net;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Api;

/// <summary>From a heap of unknown faces to named people, as a script or the pages do it.</summary>
public sealed class NamingTests(IndexedParty party)
{
    private const int MaxActions = 3;

    private static readonly string[] TwiceInPhoto = ["twiceInPhoto"];

    [Fact]
    public async Task Nine_people_are_named_from_nothing_with_few_actions_and_their_albums_are_right()
    {
        await using var app = await party.StartAsync();
        var truth = PartyTruth.Read();
        var photos = (await app.FacesByPhotoAsync()).SelectMany(photo => photo.Select(face => (face, photo.Key))).ToDictionary();
        var actions = new Dictionary<string, int>();
        foreach (var cluster in await app.ListAsync("clusters?take=500"))
        {
            var faces = cluster.Texts("faceIds");
            if (truth.MostOften(faces.Select(face => photos[face])) is { } person && actions.GetValueOrDefault(person) < MaxActions)
            {
                actions[person] = actions.GetValueOrDefault(person) + 1;
                await app.ChangeAsync("faces/name", new { faceIds = faces, name = person, despite = TwiceInPhoto });
            }
        }

        actions.Keys.ShouldBe(truth.People, ignoreOrder: true);
        foreach (var person in truth.People)
        {
            var (album, wanted) = ((await app.AlbumAsync(person)).ToHashSet(), truth.PhotosOf(person).ToHashSet());
            var right = album.Intersect(wanted).Count();
            (right / (double)album.Count).ShouldBeGreaterThanOrEqualTo(0.98, person);
            (right / (double)wanted.Count).ShouldBeGreaterThanOrEqualTo(0.93, person);
        }
    }

    [Fact]
    public async Task Naming_one_face_finds_the_others_and_undo_takes_all_of_it_back_also_after_a_restart()
    {
        var app = await party.StartAsync();
        var before = await app.FingerprintAsync();
        var face = (await app.FacesByPhotoAsync())["IMG_0002.jpg"].First();

        var change = await app.ChangeAsync("faces/name", new { faceIds = new[] { face }, name = "Barack" });
        change.GetProperty("alsoNamed").GetInt32().ShouldBeGreaterThanOrEqualTo(4);
        (await app.AlbumAsync("Barack")).ShouldContain("IMG_0003.jpg");

        app = await app.RestartAsync();
        (await app.AlbumAsync("Barack")).ShouldContain("IMG_0003.jpg");
        await app.ChangeAsync($"changes/{change.Text("changeId")}/undo");
        (await app.FingerprintAsync()).ShouldBe(before);
        await app.DisposeAsync();
    }

    [Fact]
    public async Task What_a_human_said_since_stays_where_the_machine_had_said_something_that_is_undone()
    {
        await using var app = await party.StartAsync();
        var faces = await app.FacesByPhotoAsync();
        await app.ChangeAsync("faces/name", new { faceIds = faces["IMG_0002.jpg"], name = "Barack" });
        (await app.AlbumAsync("Barack")).ShouldContain("IMG_0003.jpg");
        var rejected = await app.ChangeAsync("faces/reject", new { faceIds = faces["IMG_0002.jpg"] });
        await app.ChangeAsync("faces/name", new { faceIds = faces["IMG_0003.jpg"], name = "His double" });

        await app.ChangeAsync($"changes/{rejected.Text("changeId")}/undo");

        (await app.AlbumAsync("His double")).ShouldContain("IMG_0003.jpg");
        (await app.AlbumAsync("Barack")).ShouldContain("IMG_0002.jpg");
    }

    [Fact]
    public async Task The_naming_that_made_a_person_is_undone_after_what_was_said_of_them_since()
    {
        await using var app = await party.StartAsync();
        var faces = await app.FacesByPhotoAsync();
        var first = await app.ChangeAsync("faces/name", new { faceIds = faces["IMG_0002.jpg"], name = "Barack" });
        var second = await app.ChangeAsync("faces/name", new { faceIds = faces["IMG_0013.jpg"], name = "Barack" });

        (await app.SendAsync(HttpMethod.Post, $"changes/{first.Text("changeId")}/undo")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await app.ChangeAsync($"changes/{second.Text("changeId")}/undo");
        await app.ChangeAsync($"changes/{first.Text("changeId")}/undo");

        (await app.ListAsync("people")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rejected_name_never_comes_back()
    {
        await using var app = await party.StartAsync();
        var faces = await app.FacesByPhotoAsync();
        await app.ChangeAsync("faces/name", new { faceIds = new[] { faces["IMG_0002.jpg"].First() }, name = "Barack" });
        var wrong = faces["IMG_0003.jpg"].First();

        await app.ChangeAsync("faces/reject", new { faceIds = new[] { wrong } });
        await app.ChangeAsync("faces/name", new { faceIds = new[] { faces["IMG_0004.jpg"].First() }, name = "Barack" });

        (await app.AlbumAsync("Barack")).ShouldNotContain("IMG_0003.jpg");
        (await app.ListAsync("review?take=500")).SelectMany(item => item.Texts("faceIds")).ShouldNotContain(wrong);
    }

    [Fact]
    public async Task A_stranger_and_what_is_no_face_are_asked_about_no_more_until_they_are_reconsidered()
    {
        await using var app = await party.StartAsync();
        var clusters = await app.ListAsync("clusters?take=500");
        var (stranger, nothing) = (clusters[^1].Texts("faceIds"), clusters[^2].Texts("faceIds"));
        await app.ChangeAsync("faces/strangers", new { faceIds = stranger });
        await app.ChangeAsync("faces/not-faces", new { faceIds = nothing });

        var left = (await app.ListAsync("clusters?take=500")).SelectMany(cluster => cluster.Texts("faceIds")).ToList();
        left.ShouldNotContain(stranger[0]);
        left.ShouldNotContain(nothing[0]);
        await app.ChangeAsync("faces/reconsider", new { faceIds = stranger.Concat(nothing) });

        (await app.ListAsync("clusters?take=500")).Count.ShouldBe(clusters.Count);
    }

    [Fact]
    public async Task A_human_may_name_somebody_twice_in_one_photo_and_five_thousand_faces_at_once()
    {
        await using var app = await party.StartAsync();
        var all = (await app.FacesByPhotoAsync()).SelectMany(photo => photo).ToList();
        var wanted = Enumerable.Repeat(all, 5_000 / all.Count + 1).SelectMany(ids => ids).Take(5_000);

        await app.ChangeAsync("faces/name", new { faceIds = wanted, name = "Everybody", despite = TwiceInPhoto });

        (await app.ListAsync("people")).Single().GetProperty("faceCount").GetInt32().ShouldBe(all.Count);
        (await app.GetAsync("status")).GetProperty("library").GetProperty("unknownFaces").GetInt32().ShouldBe(0);
    }
}
