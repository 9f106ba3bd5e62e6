using FaceGallery.Domain.Events;
using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.History;
using FaceGallery.Web.Naming;
using FaceGallery.Web.People;
using FaceGallery.Web.Proposals;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace FaceGallery.Tests.Web.Proposals;

public sealed class ProposalAnsweringTests : IAsyncLifetime
{
    private static readonly ProposalChoice AsSaid = new();

    private readonly IndexedApp _library = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp App => _library.App;

    public ValueTask InitializeAsync() => _library.InitializeAsync();

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task A_photo_not_to_be_shown_is_hidden_in_ones_own_link_at_once_and_in_all_by_a_yes()
    {
        var own = await LinkOfAsync(IndexedApp.Obama);
        Share[] others = [await LinkOfAsync(IndexedApp.Musk), await LinkOfAsync(IndexedApp.Obama), await App.LinkToAsync(AlbumKey.Everything), await App.LinkToAsync(await EventAsync())];
        (await SayAsync(async guests => await guests.DoNotShowAsync(own, await TogetherAsync(), Stop))).ShouldBe(ProposalOutcome.Hidden);

        (await App.ShownAsync(own)).ShouldNotContain(IndexedApp.Together);
        foreach (var link in others)
        {
            (await App.ShownAsync(link)).ShouldContain(IndexedApp.Together);
        }

        var hidden = await AcceptAsync((await ItemAsync()).Id, AsSaid);
        foreach (var link in others)
        {
            (await App.ShownAsync(link)).ShouldNotContain(IndexedApp.Together);
        }

        (await CountAsync()).ShouldBe(0);

        await App.UseAsync((ChangeHistory history) => history.UndoAsync(hidden.ChangeId!.Value, withLater: false, Stop));
        (await App.ShownAsync(others[^1])).ShouldContain(IndexedApp.Together);

        // The request waits again, and the guest's link leaves the photo out as before.
        (await App.ShownAsync(own)).ShouldNotContain(IndexedApp.Together);
        (await ItemAsync()).ShouldSatisfyAllConditions(item => item.IsHidden.ShouldBeTrue(), item => item.IsSettled.ShouldBeFalse());
    }

    [Fact]
    public async Task A_request_that_the_guest_took_back_meanwhile_hides_nothing()
    {
        var own = await LinkOfAsync(IndexedApp.Obama);
        await SayAsync(async guests => await guests.DoNotShowAsync(own, await TogetherAsync(), Stop));
        var item = await ItemAsync();
        (await SayAsync(async guests => await guests.WithdrawAsync(own, await TogetherAsync(), item.Id, Stop))).ShouldBe(ProposalOutcome.Withdrawn);

        (await AcceptAsync(item.Id, AsSaid)).ShouldBe(ChangeResult.Nothing);
        (await App.ShownAsync(own)).ShouldContain(IndexedApp.Together);
    }

    [Fact]
    public async Task Where_all_faces_have_names_the_owner_says_which_of_them_is_the_guests()
    {
        var wide = await App.LinkToAsync(AlbumKey.Everything);
        await SayAsync(async guests => await guests.MeTooAsync(wide, await TogetherAsync(), "Anna", Stop));
        var item = await ItemAsync();
        item.Faces.Select(face => face.Person).ShouldBe([IndexedApp.Obama, IndexedApp.Musk], ignoreOrder: true);
        var wrong = item.Faces.Single(face => face.Person == IndexedApp.Musk).Id;

        await AcceptAsync(item.Id, new ProposalChoice([wrong], Despite: Enum.GetValues<Contradictions>().Aggregate((all, one) => all | one)));

        (await PhotoFaceAsync("Anna")).ShouldBe([wrong]);
    }

    [Fact]
    public async Task A_no_shows_the_photo_again_and_holds()
    {
        var own = await LinkOfAsync(IndexedApp.Obama);
        await SayAsync(async guests => await guests.DoNotShowAsync(own, await TogetherAsync(), Stop));

        await DeclineAsync((await ItemAsync()).Id);

        (await SayAsync(async guests => await guests.DoNotShowAsync(own, await TogetherAsync(), Stop))).ShouldBe(ProposalOutcome.Declined);
        (await App.ShownAsync(own)).ShouldContain(IndexedApp.Together);
    }

    [Fact]
    public async Task A_no_to_all_of_a_link_is_one_change_with_one_way_back()
    {
        var (talkative, other) = (await App.LinkToAsync(AlbumKey.Everything), await App.LinkToAsync(AlbumKey.Everything));
        var photo = await App.PhotoIdAsync("strangers.jpg");
        await SayAsync(guests => guests.MeTooAsync(talkative, photo, "Anna", Stop));
        await SayAsync(guests => guests.DoNotShowAsync(talkative, photo, Stop));
        await SayAsync(guests => guests.DoNotShowAsync(other, photo, Stop));
        var last = await App.UseAsync((ProposalService service) => service.LastIdAsync(Stop));
        await SayAsync(async guests => await guests.MeTooAsync(talkative, await TogetherAsync(), "Later", Stop));

        var declined = await App.UseAsync((ProposalAnswering answering) => answering.DeclineAllAsync(talkative.Id, last, Stop));
        (await GroupsAsync()).ShouldSatisfyAllConditions(
            groups => groups.Single(group => group.ShareId == talkative.Id).Items.Single().Name.ShouldBe("Later"),
            groups => groups.Single(group => group.ShareId == other.Id).Count.ShouldBe(1));
        (await App.ShownAsync(talkative)).ShouldContain("strangers.jpg");

        (await App.UseAsync((ChangeHistory history) => history.UndoAsync(declined.ChangeId!.Value, withLater: false, Stop))).ShouldBe(1);
        (await GroupsAsync()).Single(group => group.ShareId == talkative.Id).Count.ShouldBe(3);
        (await App.ShownAsync(talkative)).ShouldNotContain("strangers.jpg");
    }

    [Fact]
    public async Task Whoever_it_is_not_loses_the_name_and_undo_gives_it_back()
    {
        var own = await LinkOfAsync(IndexedApp.Obama);
        await SayAsync(async guests => await guests.NotMeAsync(own, await TogetherAsync(), Stop));
        var item = await ItemAsync();
        item.ShouldSatisfyAllConditions(
            () => item.Name.ShouldBe(IndexedApp.Obama), () => item.Link.ShouldBe(IndexedApp.Obama), () => item.Faces.Single().Person.ShouldBe(IndexedApp.Obama));

        var rejected = await AcceptAsync(item.Id, AsSaid);

        (await App.ShownAsync(own)).ShouldNotContain(IndexedApp.Together);
        await App.UseAsync((ChangeHistory history) => history.UndoAsync(rejected.ChangeId!.Value, withLater: false, Stop));
        (await App.ShownAsync(own)).ShouldContain(IndexedApp.Together);
    }

    [Fact]
    public async Task A_guests_own_faces_bear_the_name_that_the_owner_agrees_to()
    {
        var link = await App.LinkToAsync(AlbumKey.Everything, "Party");
        var faces = await App.FaceIdsAsync("strangers.jpg");
        await SayAsync(guests => guests.ThatIsMeAsync(link, faces, "Ann", Stop));
        var item = await ItemAsync();
        (item.Link, item.Name, item.Faces.Count).ShouldBe(("Party", "Ann", faces.Count));

        await AcceptAsync(item.Id, new ProposalChoice([faces[0]], "Anna"));

        (await PhotoFaceAsync("Anna")).ShouldBe([faces[0]]);
        (await CountAsync()).ShouldBe(0);
        (await AcceptAsync(item.Id, AsSaid)).ShouldBe(ChangeResult.Nothing);
    }

    [Fact]
    public async Task Who_is_in_a_photo_too_is_the_face_that_the_owner_chooses()
    {
        var link = await LinkOfAsync(IndexedApp.Obama);
        var wide = await App.LinkToAsync(AlbumKey.Everything);
        var photo = await App.PhotoIdAsync("strangers.jpg");
        (await SayAsync(guests => guests.MeTooAsync(link, photo, null, Stop))).ShouldBe(ProposalOutcome.NotShown);
        await SayAsync(guests => guests.MeTooAsync(wide, photo, "Anna", Stop));
        var item = await ItemAsync();
        item.Faces.Select(face => face.Id).ShouldBe(await App.FaceIdsAsync("strangers.jpg"), ignoreOrder: true);

        await Should.ThrowAsync<ChangeRefusedException>(() => AcceptAsync(item.Id, AsSaid));
        await Should.ThrowAsync<ChangeRefusedException>(async () => await AcceptAsync(item.Id, new ProposalChoice(await App.FaceIdsAsync(IndexedApp.Alone))));
        await AcceptAsync(item.Id, new ProposalChoice([item.Faces[^1].Id]));

        (await PhotoFaceAsync("Anna")).ShouldBe([item.Faces[^1].Id]);
    }

    [Fact]
    public async Task What_has_settled_itself_can_only_be_put_away()
    {
        var own = await LinkOfAsync(IndexedApp.Obama);
        await SayAsync(async guests => await guests.NotMeAsync(own, await TogetherAsync(), Stop));
        var item = await ItemAsync();
        item.IsSettled.ShouldBeFalse();
        await App.UseAsync((FaceTagging tagging) => tagging.NameAsync([item.Faces[0].Id], "Somebody else", Contradictions.None, Stop));

        (await ItemAsync()).IsSettled.ShouldBeTrue();
        await Should.ThrowAsync<ChangeRefusedException>(() => AcceptAsync(item.Id, AsSaid));
        (await PhotoFaceAsync("Somebody else")).ShouldBe([item.Faces[0].Id]);
        await DeclineAsync(item.Id);
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_said_of_somebody_is_said_of_whom_they_became_a_part_of()
    {
        var own = await LinkOfAsync(IndexedApp.Obama);
        await SayAsync(async guests => await guests.NotMeAsync(own, await App.PhotoIdAsync(IndexedApp.Alone), Stop));
        var (obama, musk) = (await _library.PersonIdAsync(IndexedApp.Obama), await _library.PersonIdAsync(IndexedApp.Musk));

        await App.UseAsync((PeopleEditing people) => people.MergeAsync(musk, [obama], Contradictions.None, Stop));

        (await ItemAsync()).ShouldSatisfyAllConditions(item => item.Name.ShouldBe(IndexedApp.Musk), item => item.IsSettled.ShouldBeFalse());
    }

    [Fact]
    public async Task What_a_link_said_outlives_it()
    {
        var own = await LinkOfAsync(IndexedApp.Obama);
        var photo = await TogetherAsync();
        await SayAsync(guests => guests.DoNotShowAsync(own, photo, Stop));
        await App.QueryAsync(context => context.Shares.Where(share => share.Id == own.Id).ExecuteDeleteAsync(Stop));

        (await ItemAsync()).ShouldSatisfyAllConditions(item => item.Link.ShouldBeNull(), item => item.Photo!.Id.ShouldBe(photo));
    }

    private async Task<Share> LinkOfAsync(string person) => await App.LinkToAsync(AlbumKey.OfPerson(await _library.PersonIdAsync(person)));

    private async Task<AlbumKey> EventAsync() => AlbumKey.OfEvent(await App.QueryAsync(async context =>
    {
        var photoEvent = context.Events.Add(new PhotoEvent { Name = "Party" }).Entity;
        await context.SaveChangesAsync(Stop);
        await context.Photos.ExecuteUpdateAsync(photo => photo.SetProperty(shown => shown.EventId, photoEvent.Id), Stop);
        return photoEvent.Id;
    }));

    private Task<int> TogetherAsync() => App.PhotoIdAsync(IndexedApp.Together);

    private Task<ProposalOutcome> SayAsync(Func<GuestProposals, Task<ProposalOutcome>> say) => App.UseAsync(say);

    private async Task<ProposalItem> ItemAsync() => (await GroupsAsync()).ShouldHaveSingleItem().Items.ShouldHaveSingleItem();

    private Task<IReadOnlyList<ProposalGroup>> GroupsAsync() => App.UseAsync((ProposalService service) => service.GroupsAsync(int.MaxValue, 10, _ => 10, Stop));

    private Task<int> CountAsync() => App.UseAsync((ProposalService service) => service.CountAsync(Stop));

    private Task<ChangeResult> AcceptAsync(int id, ProposalChoice choice) =>
        App.UseAsync((ProposalAnswering answering) => answering.AcceptAsync(id, choice, Stop));

    private Task<ChangeResult> DeclineAsync(int id) => App.UseAsync((ProposalAnswering answering) => answering.DeclineAsync(id, Stop));

    private Task<List<int>> PhotoFaceAsync(string person) => App.QueryAsync(context =>
        context.Faces.Where(face => context.People.Any(named => named.Id == face.PersonId && named.Name == person)).Select(face => face.Id).ToListAsync(Stop));
}
