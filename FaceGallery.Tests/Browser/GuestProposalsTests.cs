using FaceGallery.Domain.Sharing;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Proposals;
using FaceGallery.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

public sealed class GuestProposalsTests(IndexedParty party, BrowserFixture browser) : IAsyncLifetime
{
    private readonly IndexedApp _library = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp App => _library.App;

    public ValueTask InitializeAsync() => _library.InitializeAsync();

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task A_yes_by_a_key_takes_the_name_away_and_undo_gives_it_back()
    {
        var own = await LinkOfAsync(IndexedApp.Obama);
        await SayAsync(async guests => await guests.NotMeAsync(own, await App.PhotoIdAsync(IndexedApp.Together), Stop));
        var page = await OpenAsync(1440);
        await page.HeadingAsync("From guests");
        await page.GetByText($"Someone with the link “{IndexedApp.Obama}” says this isn’t {IndexedApp.Obama}.").WaitForAsync();

        await page.Locator("article.card").FocusAsync();
        await page.Keyboard.PressAsync("y");
        await page.HeadingAsync("Nothing to check");
        (await App.ShownAsync(own)).ShouldNotContain(IndexedApp.Together);

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.GetByText("Undone").WaitForAsync();
        (await App.ShownAsync(own)).ShouldContain(IndexedApp.Together);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_photo_not_to_be_shown_is_shown_again_by_a_no_and_the_next_card_takes_the_keys()
    {
        var wide = await App.LinkToAsync(AlbumKey.Everything, "Party");
        await SayAsync(async guests => await guests.DoNotShowAsync(wide, await App.PhotoIdAsync(IndexedApp.Together), Stop));
        await SayAsync(async guests => await guests.DoNotShowAsync(wide, await App.PhotoIdAsync(IndexedApp.Alone), Stop));
        var page = await OpenAsync(360);

        await page.GetByRole(AriaRole.Button, new() { Name = "No, show it" }).First.ClickAsync();
        await page.Locator("article.card:focus").WaitForAsync();
        await page.Locator("article.card").Nth(1).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Keyboard.PressAsync("y");
        await page.HeadingAsync("Nothing to check");

        (await App.ShownAsync(wide)).ShouldSatisfyAllConditions(shown => shown.ShouldContain(IndexedApp.Together), shown => shown.ShouldNotContain(IndexedApp.Alone));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_owner_leaves_a_face_out_and_gives_another_name()
    {
        var wide = await App.LinkToAsync(AlbumKey.Everything, "Party");
        var faces = await App.FaceIdsAsync("strangers.jpg");
        await SayAsync(guests => guests.ThatIsMeAsync(wide, faces, "Ann", Stop));
        var page = await OpenAsync(360);
        var tiles = page.Locator(".faces button[aria-pressed='true']");
        (await tiles.CountAsync()).ShouldBe(faces.Count);

        await tiles.First.ClickAsync();
        await page.Locator(".faces button[aria-pressed='false']").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Another name" }).ClickAsync();
        await page.Locator("input:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("Anna");
        await page.Keyboard.PressAsync("Enter");

        // They are several faces of one photo.
        await page.Locator(".mud-dialog .mud-button-filled:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.HeadingAsync("Nothing to check");

        (await FacesOfAsync("Anna")).ShouldBe(faces.Count - 1);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(360, ColorScheme.Light, "en-GB")]
    [InlineData(360, ColorScheme.Dark, "zh-CN")]
    [InlineData(1440, ColorScheme.Dark, "en-GB")]
    public async Task Everything_that_guests_say_is_read_by_all_and_fits(int width, ColorScheme scheme, string language)
    {
        await SayEverythingAsync();
        var page = await browser.OpenAsync(width, scheme, language);
        await page.VisitAsync($"{App.Address}/review");

        (await page.Locator("article.card").CountAsync()).ShouldBe(5);
        (await page.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        (await page.HindrancesAsync()).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_arrives_while_the_owner_answers_waits_at_the_end()
    {
        var wide = await App.LinkToAsync(AlbumKey.Everything, "Party");
        await SayAsync(async guests => await guests.MeTooAsync(wide, await App.PhotoIdAsync("strangers.jpg"), "Anna", Stop));
        var page = await OpenAsync(1440);
        await page.GetByText("The name they gave: Anna.").WaitForAsync();
        await SayAsync(async guests => await guests.MeTooAsync(wide, await App.PhotoIdAsync("strangers.jpg"), "Bob", Stop));

        await page.GetByRole(AriaRole.Button, new() { Name = "Show 1 more" }).ClickAsync();
        await page.GetByText("The name they gave: Bob.").WaitForAsync();
        (await page.Locator("article.card").CountAsync()).ShouldBe(2);
        await page.Locator(".badge").First.GetByText("2").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_said_while_a_question_is_read_does_not_push_it_away()
    {
        await using var app = await party.StartUnsureAsync();
        var wide = await app.LinkToAsync(AlbumKey.Everything, "Party");
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync($"{app.Address}/review");
        var question = page.Locator(".question");
        var before = await question.BoundingBoxAsync();
        (await app.UseAsync(async (GuestProposals guests) => await guests.DoNotShowAsync(wide, await app.PhotoIdAsync(UnsureParty.SinglePhoto), Stop)))
            .ShouldBe(ProposalOutcome.Hidden);

        var told = page.GetByRole(AriaRole.Button, new() { Name = "1 from guests" });
        await told.WaitForAsync();
        (await question.BoundingBoxAsync())!.Y.ShouldBe(before!.Y);
        await told.ClickAsync();
        await page.Locator("article.card").WaitForAsync();
        (await question.IsVisibleAsync()).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    private async Task SayEverythingAsync()
    {
        var (own, wide) = (await LinkOfAsync(IndexedApp.Obama), await App.LinkToAsync(AlbumKey.Everything, "Summer party at the lake house"));
        var (together, strangers, owl) = (await App.PhotoIdAsync(IndexedApp.Together), await App.PhotoIdAsync("strangers.jpg"), await App.PhotoIdAsync(IndexedApp.NoFace));
        await SayAsync(async guests => await guests.ThatIsMeAsync(wide, await App.FaceIdsAsync("strangers.jpg", IndexedApp.Together), "Wolfeschlegelsteinhausenbergerdorff", Stop));
        await SayAsync(guests => guests.NotMeAsync(own, together, Stop));
        await SayAsync(guests => guests.MeTooAsync(wide, strangers, "Anna", Stop));
        await SayAsync(guests => guests.MeTooAsync(wide, owl, "Anna", Stop));
        await SayAsync(guests => guests.DoNotShowAsync(wide, strangers, Stop));
    }

    private async Task<Share> LinkOfAsync(string person) => await App.LinkToAsync(AlbumKey.OfPerson(await _library.PersonIdAsync(person)));

    private async Task SayAsync(Func<GuestProposals, Task<ProposalOutcome>> say) => (await App.UseAsync(say)).ShouldBeOneOf(ProposalOutcome.Stored, ProposalOutcome.Hidden);

    private Task<int> FacesOfAsync(string person) => App.QueryAsync(context =>
        context.Faces.CountAsync(face => context.People.Any(named => named.Id == face.PersonId && named.Name == person), Stop));

    private async Task<IPage> OpenAsync(int width)
    {
        var page = await browser.OpenAsync(width);
        await page.VisitAsync($"{App.Address}/review");
        return page;
    }
}
