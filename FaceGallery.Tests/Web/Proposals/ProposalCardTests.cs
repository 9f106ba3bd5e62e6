using AngleSharp.Dom;
using Bunit;
using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Events;
using FaceGallery.Web.Proposals;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Proposals;

/// <summary>What a guest said, and the owner's answers by buttons and keys.</summary>
public sealed class ProposalCardTests : ComponentTests, IAsyncLifetime
{
    private readonly IndexedApp _library = new();
    private Share _wide = null!;
    private int _answered;

    private RunningApp App => _library.App;

    public async ValueTask InitializeAsync()
    {
        await _library.InitializeAsync();
        await UseAsync(App);
        _wide = await App.LinkToAsync(AlbumKey.Everything, "Party");
    }

    [Fact]
    public async Task Of_several_faces_in_a_photo_only_the_one_that_the_owner_chooses_is_the_guest()
    {
        await SayAsync(async guests => await guests.MeTooAsync(_wide, await App.PhotoIdAsync("strangers.jpg"), "Anna", Stop));
        var card = await CardAsync();
        Button(card, "Yes, this is Anna").HasAttribute("disabled").ShouldBeTrue();
        card.FindAll(".faces button")[0].Click();
        card.FindAll(".faces button")[^1].Click();
        card.FindAll(".faces button").Count(face => face.GetAttribute("aria-pressed") == "true").ShouldBe(1);

        Button(card, "Yes, this is Anna").Click();

        card.WaitForState(() => _answered == 1);
        (await FacesOfAsync("Anna")).ShouldBe(1);
    }

    [Fact]
    public async Task All_that_a_guest_claims_are_chosen_until_the_owner_leaves_them_out()
    {
        var faces = await App.FaceIdsAsync("strangers.jpg");
        await SayAsync(guests => guests.ThatIsMeAsync(_wide, faces, "Ann", Stop));
        var card = await CardAsync();
        card.FindAll(".faces button[aria-pressed=true]").Count.ShouldBe(faces.Count);

        for (var face = 0; face < faces.Count; face++)
        {
            card.FindAll(".faces button")[face].Click();
        }

        Button(card, "Yes, this is Ann").HasAttribute("disabled").ShouldBeTrue();
        Press(card, new() { Key = "y" });
        (_answered, await FacesOfAsync("Ann")).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_key_that_belongs_to_the_browser_or_is_held_down_answers_nothing()
    {
        await SayAsync(async guests => await guests.DoNotShowAsync(_wide, await App.PhotoIdAsync(IndexedApp.Alone), Stop));
        var card = await CardAsync();

        Press(card, new() { Key = "y", CtrlKey = true });
        Press(card, new() { Key = "n", Repeat = true });
        _answered.ShouldBe(0);
        Press(card, new() { Key = "N" });

        card.WaitForState(() => _answered == 1);
        (await App.ShownAsync(_wide)).ShouldContain(IndexedApp.Alone);
    }

    [Fact]
    public async Task What_is_so_already_can_only_be_put_away()
    {
        await SayAsync(async guests => await guests.DoNotShowAsync(_wide, await App.PhotoIdAsync(IndexedApp.Alone), Stop));
        await App.UseAsync(async (PhotoHiding hiding) => await hiding.HideAsync([await App.PhotoIdAsync(IndexedApp.Alone)], isHidden: true, Stop));
        var card = await CardAsync();
        card.FindAll(".answers button").ShouldHaveSingleItem();

        Press(card, new() { Key = "y" });
        _answered.ShouldBe(0);
        card.Find(".answers button").Click();

        card.WaitForState(() => _answered == 1);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _library.DisposeAsync();
    }

    private async Task<IRenderedComponent<ProposalCard>> CardAsync()
    {
        var groups = await Services.GetRequiredService<ProposalService>().GroupsAsync(int.MaxValue, 1, _ => 1, Stop);
        return Render<ProposalCard>(parameters => parameters.Add(card => card.Item, groups[0].Items[0]).Add(card => card.OnAnswered, () => _answered++));
    }

    private static IElement Button(IRenderedComponent<ProposalCard> card, string name) => card.FindAll("button").Single(button => button.TextContent.Trim() == name);

    private static void Press(IRenderedComponent<ProposalCard> card, KeyboardEventArgs key) => card.Find("article").KeyDown(key);

    private async Task SayAsync(Func<GuestProposals, Task<ProposalOutcome>> say) => (await App.UseAsync(say)).ShouldBeOneOf(ProposalOutcome.Stored, ProposalOutcome.Hidden);

    private Task<int> FacesOfAsync(string person) => App.QueryAsync(context =>
        context.Faces.CountAsync(face => context.People.Any(named => named.Id == face.PersonId && named.Name == person), Stop));
}
