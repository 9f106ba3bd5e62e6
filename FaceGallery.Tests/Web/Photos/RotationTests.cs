using System.IO.Compression;
using System.Net;
using System.Text.Json;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Guests;
using FaceGallery.Web.Exchange;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Sharing;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Shouldly;

namespace FaceGallery.Tests.Web.Photos;

/// <summary>What the owner turns is turned for everybody, and lies as before when it is turned back.</summary>
public sealed class RotationTests(IndexedApp library) : IClassFixture<IndexedApp>
{
    private static readonly string[] Kinds = ["thumb", "preview", "tile"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp App => library.App;

    [Fact]
    public async Task Pictures_sizes_and_faces_turn_under_an_address_of_their_own_and_go_back_exactly()
    {
        var photo = await library.PhotoAsync(IndexedApp.Together);
        string[] addresses = [$"/media/photos/{photo.Id}/preview?v={photo.ContentHash}", $"/media/faces/{photo.Faces[0].Id}?v={photo.ContentHash}", $"/media/faces/{photo.Faces[0].Id}?v={photo.ContentHash}&size=large"];
        var (before, was) = (await Task.WhenAll(addresses.Select(BytesAsync)), await ToldAsync(photo.Id));
        var fingerprint = await App.FingerprintAsync("Changes", "ChangedRows");

        var change = await RotateToAsync(photo.Id, 90);

        var now = await ToldAsync(photo.Id);
        (now.Width, now.Height).ShouldBe((was.Height, was.Width));
        now.Names.ShouldBe(was.Names);
        now.Boxes.ShouldBe(was.Boxes.Select(box => box.TurnedBy(90)));
        foreach (var (place, address) in addresses.Index())
        {
            var own = address.Replace(photo.ContentHash!, $"{photo.ContentHash}-90", StringComparison.Ordinal);
            Difference(before[place], await BytesAsync(own), Enums.Angle.D90).ShouldBeLessThan(3);
            (await BytesAsync(address)).ShouldBe(before[place], "An address must never give two pictures: browsers keep the first.");
            (await Task.WhenAll(new[] { own, address, address.Replace("?v=", "?v=0", StringComparison.Ordinal), own.Replace("-90", "-45", StringComparison.Ordinal) }.Select(IsForEverAsync))).ShouldBe([true, true, false, false]);
            (await BytesAsync(own.Replace("?v=", "?v=0", StringComparison.Ordinal))).ShouldBe(await BytesAsync(own));
        }

        await UndoAsync(change);
        (await App.FingerprintAsync("Changes", "ChangedRows")).ShouldBe(fingerprint);
        (await BytesAsync(addresses[0])).ShouldBe(before[0]);
        (await IsForEverAsync(addresses[0])).ShouldBeTrue();
    }

    [Fact]
    public async Task Guests_see_it_turned_whatever_they_look_at_and_keep_the_file_as_it_is()
    {
        var photo = await library.PhotoAsync(IndexedApp.Alone);
        using var link = await GuestLink.ToAsync(App, ShareScope.Of([photo.Id]), new ShareSettings { Download = ShareDownload.Originals, IsStripped = false });
        async Task<byte[]> GuestAsync(string what) => await (await link.GetAsync($"/photos/{photo.Id}/{what}")).Content.ReadAsByteArrayAsync(Stop);
        var before = await Task.WhenAll(Kinds.Select(GuestAsync));
        var tag = (await link.GetAsync($"/photos/{photo.Id}/preview")).Headers.ETag!;

        var change = await RotateToAsync(photo.Id, 270);

        foreach (var (place, kind) in Kinds.Index())
        {
            Difference(before[place], await GuestAsync(kind), Enums.Angle.D270).ShouldBeLessThan(6);
        }

        (await link.GetAsync($"/photos/{photo.Id}/preview")).Headers.ETag.ShouldNotBe(tag);
        (await GuestAsync("original?zoom")).ShouldBe(await GuestAsync("preview"));
        (await GuestAsync("original?download")).ShouldBe(await File.ReadAllBytesAsync(Path.Combine(App.Library.Photos, IndexedApp.Alone), Stop));
        (await link.PageAsync()).ShouldContain($"width=\"{photo.Height}\" height=\"{photo.Width}\"");
        await using var zip = await ZipArchive.CreateAsync(await (await link.GetAsync("/zip?size=screen")).Content.ReadAsStreamAsync(Stop), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, Stop);
        await using var file = await zip.Entries.Single().OpenAsync(Stop);
        using var unpacked = new MemoryStream();
        await file.CopyToAsync(unpacked, Stop);
        unpacked.ToArray().ShouldBe(await GuestAsync("preview"));
        await UndoAsync(change);
    }

    [Fact]
    public async Task Asked_at_once_quarters_add_up_and_the_same_end_is_reached_once()
    {
        var photo = (await library.PhotoAsync(IndexedApp.NoFace)).Id;
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => App.ChangeAsync("photos/rotate", new { photoIds = new[] { $"{photo}" }, degrees = -90 })));
        (await ToldAsync(photo)).Rotation.ShouldBe(270);

        var same = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => App.SendAsync(HttpMethod.Patch, $"photos/{photo}", new { rotation = 0 })));
        var changes = await Task.WhenAll(same.Select(async answer => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement[0].GetProperty("changeId").ValueKind));
        changes.Count(change => change == JsonValueKind.String).ShouldBe(1);
        (await ToldAsync(photo)).Rotation.ShouldBe(0);
    }

    [Fact]
    public async Task A_face_that_is_drawn_on_what_was_turned_is_where_it_was_drawn()
    {
        var photo = (await library.PhotoAsync(IndexedApp.NoFace)).Id;
        var turned = await RotateToAsync(photo, 90);
        var drawn = new RelativeBox(.01f, .02f, .05f, .03f);
        var added = await App.ChangeAsync($"photos/{photo}/faces", new { box = new[] { drawn.X, drawn.Y, drawn.Width, drawn.Height } });

        var box = (await ToldAsync(photo)).Boxes.ShouldHaveSingleItem();

        // What is found in a box has a box of its own, a fifth of which lies in the drawn one.
        box.Overlap(drawn).ShouldBeGreaterThanOrEqualTo(.2f);
        (await library.PhotoAsync(IndexedApp.NoFace)).Faces[0].Box.Overlap(box.TurnedBy(-90)).ShouldBeGreaterThan(.99f);
        await UndoAsync(added.Text("changeId"));
        await UndoAsync(turned);
    }

    [Fact]
    public async Task Other_programs_are_told_the_places_in_the_file_which_does_not_turn()
    {
        var photo = await library.PhotoAsync(IndexedApp.Together);
        using var folder = new TemporaryFolder();
        async Task<string[]> SidecarsAsync(string name)
        {
            await ActivatorUtilities.CreateInstance<XmpExport>(App.Services).WriteAsync(folder[name], progress: null, Stop);
            return [.. Directory.GetFiles(folder[name], "*.xmp", SearchOption.AllDirectories).Order().Select(File.ReadAllText)];
        }

        var before = await SidecarsAsync("before");
        var change = await RotateToAsync(photo.Id, 90);
        var after = await SidecarsAsync("after");
        after.Count(sidecar => sidecar.Contains(">6</tiff:Orientation>", StringComparison.Ordinal)).ShouldBe(1);
        after.Select(sidecar => string.Join('\n', sidecar.Split('\n').Where(line => !line.Contains("tiff:", StringComparison.Ordinal)))).ShouldBe(before);
        before.ShouldNotBeEmpty();
        await UndoAsync(change);
    }

    [Fact]
    public async Task With_the_original_away_what_is_kept_is_turned_and_with_nothing_kept_there_is_nothing()
    {
        var photo = await library.PhotoAsync("IMG_0003.jpg");
        var (file, store) = (Path.Combine(App.Library.Photos, photo.Path), App.Services.GetRequiredService<RenditionStore>());
        await App.StopIndexingAsync();
        File.Move(file, file + ".away");
        var change = await RotateToAsync(photo.Id, 180);

        var kept = await BytesAsync($"/media/photos/{photo.Id}/thumb");
        Difference(await File.ReadAllBytesAsync(store.PathOf(photo.ContentHash!, RenditionKind.Thumbnail)!, Stop), kept, Enums.Angle.D180).ShouldBeLessThan(3);
        store.Delete(photo.ContentHash!);
        (await App.Client.GetAsync($"/media/photos/{photo.Id}/thumb", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        File.Move(file + ".away", file);
        Difference(kept, await BytesAsync($"/media/photos/{photo.Id}/thumb"), Enums.Angle.D0).ShouldBeLessThan(1);
        await UndoAsync(change);
    }

    private async Task<string> RotateToAsync(int photo, int degrees)
    {
        var answer = await App.SendAsync(HttpMethod.Patch, $"photos/{photo}", new { rotation = degrees });
        return JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Stop)).RootElement[0].Text("changeId");
    }

    private Task<JsonElement> UndoAsync(string change) => App.ChangeAsync($"changes/{change}/undo");

    private async Task<Told> ToldAsync(int id)
    {
        var photo = (await App.ListAsync("photos?take=500")).Single(photo => photo.Text("id") == $"{id}");
        var faces = photo.GetProperty("faces").EnumerateArray().ToList();
        return new Told(
            photo.GetProperty("width").GetInt32(), photo.GetProperty("height").GetInt32(), photo.GetProperty("rotation").GetInt32(),
            faces.ConvertAll(face => face.GetProperty("box").EnumerateArray().Select(value => value.GetSingle()).ToArray() is [var x, var y, var width, var height] ? new RelativeBox(x, y, width, height) : default),
            faces.ConvertAll(face => face.GetProperty("person").GetString()));
    }

    private async Task<byte[]> BytesAsync(string address)
    {
        var answer = await App.Client.GetAsync(address, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await answer.Content.ReadAsByteArrayAsync(Stop);
    }

    private async Task<bool> IsForEverAsync(string address) => (await App.Client.GetAsync(address, Stop)).Headers.CacheControl!.Extensions.Any(extension => extension.Name == "immutable");

    /// <summary>Mean absolute difference (0–255) to what one is when it is turned so.</summary>
    private static double Difference(byte[] one, byte[] other, Enums.Angle turn)
    {
        using var before = Image.NewFromBuffer(one);
        using var turned = before.Rot(turn);
        using var after = Image.NewFromBuffer(other);
        (after.Width, after.Height).ShouldBe((turned.Width, turned.Height));
        using var difference = turned - after;
        using var absolute = difference.Abs();
        return absolute.Avg();
    }

    private sealed record Told(int Width, int Height, int Rotation, List<RelativeBox> Boxes, List<string?> Names);
}
