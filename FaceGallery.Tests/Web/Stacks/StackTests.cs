using System.Globalization;
using System.Text.Json;
using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Events;
using FaceGallery.Web.Guests;
using FaceGallery.Web.History;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Naming;
using FaceGallery.Web.Search;
using FaceGallery.Web.Settings;
using FaceGallery.Web.Sharing;
using FaceGallery.Web.Stacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Stacks;

public sealed class StackTests(StackedApp stacked) : IClassFixture<StackedApp>
{
    private const string Burst = $"{StackedApp.Best} {StackedApp.Last} {StackedApp.Blurred}";
    private const string Pair = $"{StackedApp.Pair} {StackedApp.OtherOfPair}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp App => stacked.App;

    [Fact]
    public async Task Photos_of_one_moment_are_one_with_the_best_on_top()
    {
        var (stacks, album) = (await stacked.StacksAsync(), await ContentAsync(AlbumKey.Everything));

        stacks.ShouldContain(Burst);
        stacks.Count.ShouldBe(2);
        album.Ids.Count.ShouldBe(6);
        album.Shapes.ToDictionary(photo => photo.Id, photo => photo.Count)[await App.PhotoIdAsync(StackedApp.Best)].ShouldBe(3);
        album.Shapes.Sum(photo => photo.Count).ShouldBe(6);
        album.PlaceOf(await App.PhotoIdAsync(StackedApp.Last)).ShouldBe(album.PlaceOf(await App.PhotoIdAsync(StackedApp.Best)));
        (await Paths(album.PhotosOf(await App.PhotoIdAsync(StackedApp.Best)))).ShouldBe([StackedApp.Blurred, StackedApp.Best, StackedApp.Last]);

        // Nothing changes when it is decided again.
        var before = await App.FingerprintAsync();
        (await App.Services.GetRequiredService<StackFormation>().FormAsync(Stop)).ShouldBe(0);
        (await App.FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_api_tells_of_stacks_and_changes_them()
    {
        async Task<Dictionary<string, JsonElement>> PhotosAsync() =>
            JsonDocument.Parse(await App.Client.GetStringAsync("/api/v1/photos", Stop)).RootElement.GetProperty("items").EnumerateArray().ToDictionary(photo => photo.GetProperty("path").GetString()!);
        async Task<int> ChangeAsync(string address, string body) =>
            int.Parse(JsonDocument.Parse(await (await App.Client.PostAsync($"/api/v1/photos/{address}", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Stop)).EnsureSuccessStatusCode().Content.ReadAsStringAsync(Stop))
                .RootElement.GetProperty("changeId").GetString()!, CultureInfo.InvariantCulture);

        var photos = await PhotosAsync();
        photos[StackedApp.Best].GetProperty("stackCount").GetInt32().ShouldBe(3);
        photos[StackedApp.Best].GetProperty("stackTop").GetBoolean().ShouldBeTrue();
        photos[StackedApp.Last].GetProperty("stackTop").GetBoolean().ShouldBeFalse();
        photos[StackedApp.Last].GetProperty("stackId").GetString().ShouldBe(photos[StackedApp.Best].GetProperty("stackId").GetString());
        photos[StackedApp.Alone].GetProperty("stackId").ValueKind.ShouldBe(JsonValueKind.Null);

        var (last, alone) = (photos[StackedApp.Last].GetProperty("id").GetString(), photos[StackedApp.Alone].GetProperty("id").GetString());
        var top = await ChangeAsync($"{last}/stack-top", "{}");
        (await PhotosAsync())[StackedApp.Last].GetProperty("stackTop").GetBoolean().ShouldBeTrue();
        var out1 = await ChangeAsync("unstack", $$"""{"photoIds": ["{{last}}"]}""");
        (await PhotosAsync())[StackedApp.Best].GetProperty("stackCount").GetInt32().ShouldBe(2);
        var both = await ChangeAsync("stack", $$"""{"photoIds": ["{{last}}", "{{alone}}"]}""");
        (await PhotosAsync())[StackedApp.Alone].GetProperty("stackCount").GetInt32().ShouldBe(2);
        await UndoAsync(both, out1, top);
        (await stacked.StacksAsync()).ShouldContain(Burst);
    }

    [Fact]
    public async Task Nobody_is_missing_from_their_own_album()
    {
        // On the one that is shown he is not seen any more; on the other he is.
        var musk = await App.QueryAsync(context => context.People.Where(person => person.Name == "Elon Musk").Select(person => person.Id).SingleAsync(Stop));
        var face = await App.QueryAsync(context => context.Faces.Where(face => face.PersonId == musk && face.Photo!.Path == StackedApp.Pair).Select(face => face.Id).SingleAsync(Stop));
        (await ContentAsync(AlbumKey.OfPerson(musk))).Shapes.ShouldHaveSingleItem().Id.ShouldBe(await App.PhotoIdAsync(StackedApp.Pair));

        var change = await MakeAsync<FaceTagging>(tagging => tagging.MarkAsNotFacesAsync([face], Stop));
        (await ContentAsync(AlbumKey.OfPerson(musk))).Shapes.ShouldHaveSingleItem().ShouldBe(new PhotoShape(await App.PhotoIdAsync(StackedApp.OtherOfPair), (await ContentAsync(AlbumKey.OfPerson(musk))).Shapes[0].Aspect, (2026 * 12) + 6));
        (await ContentAsync(AlbumKey.Everything)).Shapes.Sum(photo => photo.Count).ShouldBe(6);
        await UndoAsync(change);
    }

    [Fact]
    public async Task A_link_shows_the_best_unless_asked_for_all_and_tells_no_other_number()
    {
        var best = await App.LinkToAsync(AlbumKey.Everything);
        (await App.ShownAsync(best)).ShouldBe([StackedApp.Alone, StackedApp.Best, StackedApp.Pair]);
        (await App.UseAsync((GuestAlbum album) => album.CountAsync(best, Stop))).ShouldBe(3);
        (await App.UseAsync((GuestAlbum album) => album.ListAsync(best, Stop))).Count.ShouldBe(3);
        (await App.UseAsync((ShareService shares) => shares.FindAsync(best.Id, Stop)))!.Photos.ShouldBe(3);
        (await App.UseAsync(async (GuestAlbum album) => await album.ShowsAsync(best, await App.PhotoIdAsync(StackedApp.Blurred), Stop))).ShouldBeFalse();

        // What a link always shows holds whole stacks: another photo may become the best.
        await App.UseAsync(async (ShareEditing editing) =>
        {
            await editing.EditAsync(best.Id, new ShareSettings { IsFrozen = true }, Stop);
            return 0;
        });
        var favourite = await MakeAsync<PhotoEditing>(async photos => await photos.FavourAsync([await App.PhotoIdAsync(StackedApp.Last)], isFavourite: true, Stop));
        (await App.ShownAsync(await ShareAsync(best.Id))).ShouldBe([StackedApp.Alone, StackedApp.Last, StackedApp.Pair]);
        await UndoAsync(favourite);

        var all = await ShareAsync(await App.UseAsync((ShareEditing editing) => editing.CreateAsync(ShareScope.Of(AlbumKey.Everything), new ShareSettings { ShowsAllOfStacks = true }, Stop)));
        (await App.ShownAsync(all)).Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_guest_who_wants_a_photo_gone_does_not_get_the_next_one_instead()
    {
        var share = await App.LinkToAsync(AlbumKey.Everything);
        var best = await App.PhotoIdAsync(StackedApp.Best);
        await App.QueryAsync(context =>
        {
            context.Proposals.Add(new Proposal { Kind = ProposalKind.DoNotShow, ShareId = share.Id, PhotoId = best, FaceIds = [], MadeAt = DateTime.UnixEpoch, HidesAtOnce = true });
            return context.SaveChangesAsync(Stop);
        });

        (await App.ShownAsync(share)).ShouldBe([StackedApp.Alone, StackedApp.Pair]);
        await App.QueryAsync(context => context.Proposals.ExecuteDeleteAsync(Stop));
    }

    [Fact]
    public async Task What_the_owner_says_of_stacks_the_machine_leaves_so()
    {
        var (blurred, best, last, alone) = (await App.PhotoIdAsync(StackedApp.Blurred), await App.PhotoIdAsync(StackedApp.Best), await App.PhotoIdAsync(StackedApp.Last), await App.PhotoIdAsync(StackedApp.Alone));
        var before = await App.FingerprintAsync();

        var unstacked = await MakeAsync<PhotoStacking>(stacking => stacking.UnstackAsync([blurred, best, last], Stop));
        await FormAsync();
        (await stacked.StacksAsync()).ShouldBe([Pair]);
        var byHand = await MakeAsync<PhotoStacking>(stacking => stacking.StackAsync([last, alone], Stop));
        await FormAsync();
        (await stacked.StacksAsync()).Count.ShouldBe(2);
        await UndoAsync(byHand, unstacked);
        (await App.FingerprintAsync()).ShouldBe(before);

        // Out of three: the others are one stack still, and go on being one.
        var takenOut = await MakeAsync<PhotoStacking>(stacking => stacking.UnstackAsync([best], Stop));
        await FormAsync();
        (await stacked.StacksAsync()).ShouldBe([$"{StackedApp.Last} {StackedApp.Blurred}", Pair], ignoreOrder: true);
        await UndoAsync(takenOut);
        await FormAsync();
        (await App.FingerprintAsync()).ShouldBe(before);

        // A choice goes before a favourite, and both before what is best by itself.
        var favourite = await MakeAsync<PhotoEditing>(photos => photos.FavourAsync([last], isFavourite: true, Stop));
        (await ContentAsync(AlbumKey.Everything)).Stacks.Keys.ShouldContain(last);
        var chosen = await MakeAsync<PhotoStacking>(stacking => stacking.ChooseTopAsync(blurred, Stop));
        await FormAsync();
        (await ContentAsync(AlbumKey.Everything)).Stacks.Keys.ShouldContain(blurred);
        await UndoAsync(chosen, favourite);
        (await App.FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Names_that_contradict_each_other_part_a_stack_at_once()
    {
        var before = await App.FingerprintAsync();
        var face = (await App.FaceIdsAsync(StackedApp.Blurred))[0];

        var change = await MakeAsync<FaceTagging>(tagging => tagging.NameAsync([face], "His brother", Contradictions.None, Stop));
        (await stacked.StacksAsync()).ShouldBe([$"{StackedApp.Best} {StackedApp.Last}", Pair], ignoreOrder: true);

        // It only followed: what was said of the photo later does not rest on it.
        var favourite = await MakeAsync<PhotoEditing>(async photos => await photos.FavourAsync([await App.PhotoIdAsync(StackedApp.Blurred)], isFavourite: true, Stop));
        await UndoAsync(change, favourite);
        (await App.FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Photos_that_were_read_before_looks_were_asked_are_stacked_once_their_thumbnails_told()
    {
        await App.QueryAsync(context => context.Photos.ExecuteUpdateAsync(set => set.SetProperty(photo => photo.Look, (FaceGallery.Domain.Photos.PictureHash?)null), Stop));
        await FormAsync();
        (await stacked.StacksAsync()).ShouldBeEmpty();

        (await App.Services.GetRequiredService<EditedPhotos>().LearnAllLooksAsync(Stop)).ShouldBe(6);
        await FormAsync();
        (await stacked.StacksAsync()).ShouldBe([Burst, Pair]);
    }

    [Fact]
    public async Task Stacking_is_turned_off_and_on_and_what_was_stacked_by_hand_stays()
    {
        var byHand = await MakeAsync<PhotoStacking>(async stacking => await stacking.StackAsync(await App.PhotoIdsAsync(StackedApp.Pair, StackedApp.OtherOfPair), Stop));
        var setting = SettingsCatalogue.Groups.SelectMany(group => group.Settings).Single(setting => setting.Key == "Library:StacksPhotos");
        Task<int> SetAsync(string? value) => App.UseAsync(async (StoredSettings settings) =>
        {
            (await settings.SetAsync(setting, value is null ? null : [value], Stop)).ShouldBeNull();
            return 0;
        });

        await SetAsync("false");
        await Waiting.UntilAsync(async () => await stacked.StacksAsync() is [Pair]);
        await SetAsync(null);
        await Waiting.UntilAsync(async () => await stacked.StacksAsync() is { Count: 2 });
        await UndoAsync(byHand);
    }

    [Fact]
    public async Task Pages_show_a_stack_as_one_and_its_photos_beside_each_other()
    {
        using var browser = await App.AsOwnerInBrowserAsync();
        var session = browser.DefaultRequestHeaders.GetValues("Cookie").Single();
        browser.DefaultRequestHeaders.Remove("Cookie");
        browser.DefaultRequestHeaders.Add("Cookie", $"{session}; {GridView.Cookie}=1000_800_2");
        var (best, last) = (await App.PhotoIdAsync(StackedApp.Best), await App.PhotoIdAsync(StackedApp.Last));
        var timeline = await browser.GetStringAsync("/timeline", Stop);
        timeline.ShouldContain($"data-photo=\"{best}\"");
        timeline.ShouldNotContain($"data-photo=\"{last}\"");
        timeline.ShouldContain("stack of 3");

        var photo = await browser.GetStringAsync($"/photos/{last}?album=all", Stop);
        photo.ShouldContain("3 similar photos");
        photo.ShouldContain($"photos/{best}?album=all");
        photo.ShouldContain("3 of 3");
        (await browser.GetStringAsync($"/photos/{await App.PhotoIdAsync(StackedApp.Alone)}?album=all", Stop)).ShouldNotContain("similar photos");
    }

    private Task<int> FormAsync() => App.Services.GetRequiredService<StackFormation>().FormAsync(Stop);

    private Task<AlbumContent> ContentAsync(AlbumKey album) => App.UseAsync((AlbumService albums) => albums.ContentAsync(album, Stop));

    private Task<Share> ShareAsync(int id) => App.QueryAsync(context => context.Shares.AsNoTracking().SingleAsync(share => share.Id == id, Stop));

    private async Task<List<string>> Paths(IReadOnlyList<int> ids)
    {
        var paths = await App.QueryAsync(context => context.Photos.Where(photo => ids.Contains(photo.Id)).ToDictionaryAsync(photo => photo.Id, photo => photo.Path, Stop));
        return [.. ids.Select(id => paths[id])];
    }

    private async Task<int> MakeAsync<TService>(Func<TService, Task<ChangeResult>> change)
        where TService : notnull => (await App.UseAsync(change)).ChangeId.ShouldNotBeNull();

    /// <summary>In this order.</summary>
    private async Task UndoAsync(params int[] changes)
    {
        foreach (var change in changes)
        {
            await App.UseAsync((ChangeHistory history) => history.UndoAsync(change, withLater: false, Stop));
        }
    }
}
