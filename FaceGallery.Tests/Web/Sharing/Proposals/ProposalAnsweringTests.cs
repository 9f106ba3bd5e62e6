using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Albums;
using FaceGallery.Web.History;
using FaceGallery.Web.People;
using FaceGallery.Web.Sharing.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Sharing.Proposals;

public sealed class ProposalAnsweringTests : IAsyncLifetime
{
    private static readonly ProposalChoice AsSaid = new();

    private readonly IndexedApp _library = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp App => _library.App;

    public ValueTask InitializeAsync() => _library.InitializeAsync();

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task A_photo_not_to_be_shown_is_withheld_from_ones_own_and_wide_links_and_hidden_by_a_yes()
    {
        var (own, others, wide, ofEvent) = (await LinkOfAsync(IndexedApp.Obama), await LinkOfAsync(IndexedApp.Musk),
            await App.LinkToAsync(AlbumKey.Everything), await App.LinkToAsync(await EventAsync()));
        await SayAsync(async guests => await guests.DoNotShowAsync(own, await TogetherAsync(), Stop));

        foreach (var link in new[] { own, wide, ofEvent })
        {
            (await App.ShownAsync(link)).ShouldNotContain(IndexedApp.Together);
        }

        (await App.ShownAsync(others)).ShouldContain(IndexedApp.Together);
        var hidden = await AcceptAsync((await ItemAsync()).Id, AsSaid);
        (await App.ShownAsync(others)).ShouldNotContain(IndexedApp.Together);
        (await CountAsync()).ShouldBe(0);

        await App.Services.GetRequiredService<ChangeHistory>().UndoAsync(hidden.ChangeId!.Value, withLater: false, Stop);
        (await App.ShownAsync(own)).ShouldContain(IndexedApp.Together);
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_no_shows_the_photo_again_and_holds()
    {
        var own = await LinkOfAsync(IndexedApp.Obama);
        await SayAsync(async guests => await guests.DoNotShowAsync(own, await TogetherAsync(), Stop));

        await DeclineAsync((await ItemAsync()).Id);

        (await SayAsync(async guests => await guests.DoNotShowAsync(own, await TogetherAsync(), Stop))).ShouldBe(ProposalOutcome.SaidAlready);
        (await App.ShownAsync(own)).ShouldContain(IndexedApp.Together);
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
        await App.Services.GetRequiredService<ChangeHistory>().UndoAsync(rejected.ChangeId!.Value, withLater: false, Stop);
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
        await App.Services.GetRequiredService<FaceTagging>().NameAsync([item.Faces[0].Id], "Somebody else", Stop);

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

        await App.Services.GetRequiredService<PeopleEditing>().MergeAsync(musk, [obama], Stop);

        (await ItemAsync()).ShouldSatisfyAllConditions(item => item.Name.ShouldBe(IndexedApp.Musk), item => item.IsSettled.ShouldBeFalse());
    }

    [Fact]
    public async Task What_a_link_said_outlives_it()
    {
        var (own, wide) = (await LinkOfAsync(IndexedApp.Obama), await App.LinkToAsync(AlbumKey.Everything));
        await SayAsync(async guests => await guests.DoNotShowAsync(own, await TogetherAsync(), Stop));
        await App.QueryAsync(context => context.Shares.Where(share => share.Id == own.Id).ExecuteDeleteAsync(Stop));

        (await ItemAsync()).Link.ShouldBeNull();
        (await App.ShownAsync(wide)).ShouldNotContain(IndexedApp.Together);
    }

    private async Task<Share> LinkOfAsync(string person) => await App.LinkToAsync(AlbumKey.OfPerson(await _library.PersonIdAsync(person)));

    private async Task<AlbumKey> EventAsync() => AlbumKey.OfEvent(await App.QueryAsync(async context =>
    {
        var occasion = context.Events.Add(new PhotoEvent { Name = "Party" }).Entity;
        await context.SaveChangesAsync(Stop);
        await context.Photos.ExecuteUpdateAsync(photo => photo.SetProperty(shown => shown.EventId, occasion.Id), Stop);
        return occasion.Id;
    }));

    private Task<int> TogetherAsync() => App.PhotoIdAsync(IndexedApp.Together);

    private Task<ProposalOutcome> SayAsync(Func<GuestProposals, Task<ProposalOutcome>> say) => App.UseAsync(say);

    private async Task<ProposalItem> ItemAsync() => (await App.UseAsync((ProposalService service) => service.PageAsync(0, 10, Stop))).ShouldHaveSingleItem();

    private Task<int> CountAsync() => App.UseAsync((ProposalService service) => service.CountAsync(Stop));

    private Task<ChangeResult> AcceptAsync(int id, ProposalChoice choice) =>
        App.UseAsync((ProposalAnswering answering) => answering.AcceptAsync(id, choice, Stop));

    private Task<bool> DeclineAsync(int id) => App.UseAsync(async (ProposalAnswering answering) =>
    {
        await answering.DeclineAsync(id, Stop);
        return true;
    });

    private Task<List<int>> PhotoFaceAsync(string person) => App.QueryAsync(context =>
        context.Faces.Where(face => context.People.Any(named => named.Id == face.PersonId && named.Name == person)).Select(face => face.Id).ToListAsync(Stop));
}
