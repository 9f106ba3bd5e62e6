using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>What can be done with a person, by hand. Each test has a library of its own: two people, one of them in three photos.</summary>
public sealed class PersonTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly IndexedApp _indexed = new();
    private IPage _page = null!;
    private int _obama;
    private int _musk;

    private RunningApp App => _indexed.App;

    public async ValueTask InitializeAsync()
    {
        await _indexed.InitializeAsync();
        (_obama, _musk) = (await _indexed.PersonIdAsync(IndexedApp.Obama), await _indexed.PersonIdAsync(IndexedApp.Musk));
        _page = await browser.OpenAsync(1440);
    }

    public async ValueTask DisposeAsync()
    {
        await _page.Context.CloseAsync();
        await _indexed.DisposeAsync();
    }

    [Fact]
    public async Task A_person_is_renamed_and_to_a_name_that_is_taken_merged()
    {
        await RenameAsync(_obama, "Barry");
        await Heading("Barry").WaitForAsync();

        await RenameAsync(_musk, "barry");
        await Button("Merge into Barry").ClickAsync();

        await Assertions.Expect(_page).ToHaveURLAsync(new Regex($"/people/{_obama}$"));
        (await App.ListAsync("people")).ShouldHaveSingleItem().Text("name").ShouldBe("Barry");
    }

    [Fact]
    public async Task Who_is_hidden_is_left_out_until_they_are_asked_for()
    {
        await ChooseAsync(_musk, "Hide from lists");
        await _page.GetByText("Hidden from lists", new() { Exact = true }).WaitForAsync();
        await _page.VisitAsync(App.Address);
        (await _page.GetByRole(AriaRole.Link, new() { Name = IndexedApp.Musk }).CountAsync()).ShouldBe(0);

        await Button("Show hidden (1)").ClickAsync();

        await _page.GetByRole(AriaRole.Link, new() { Name = IndexedApp.Musk }).WaitForAsync();
    }

    [Fact]
    public async Task A_person_is_forgotten_and_undo_brings_them_back()
    {
        await ChooseAsync(_musk, "Forget this person…");
        await _page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Forget" }).ClickAsync();
        await Assertions.Expect(_page.Locator(".people li")).ToHaveCountAsync(1);

        await Button("Undo").ClickAsync();

        await Assertions.Expect(_page.Locator(".people li")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Whoever_is_the_owner_no_longer_changes_nothing_on_a_page_that_is_still_open()
    {
        await _page.VisitAsync($"{App.Address}/people/{_musk}");
        await App.QueryAsync(context => context.Users.ExecuteUpdateAsync(
            set => set.SetProperty(account => account.Role, AccountRole.Friend), TestContext.Current.CancellationToken));

        await DoAsync("Hide from lists");

        await _page.GetByText("Only the owner of this FaceGallery can do this.").WaitForAsync();
        (await App.ListAsync("changes")).ShouldBeEmpty();
        (await App.ListAsync("people")).ShouldAllBe(person => !person.GetProperty("hidden").GetBoolean());
    }

    [Fact]
    public async Task A_bad_portrait_is_withdrawn()
    {
        await VisitFacesAsync();
        await Button("Used for recognition 1").ClickAsync();
        await Assertions.Expect(_page.Locator(".faces .cell")).ToHaveCountAsync(1);
        await _page.Locator(".faces .cell").ClickAsync();
        await Button("Stop using").ClickAsync();

        await _page.GetByText("No faces yet").WaitForAsync();
        (await App.ListAsync($"photos?person={_obama}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_face_is_weeded_out()
    {
        await VisitFacesAsync();
        await Button("Unconfirmed 3").ClickAsync();
        await Assertions.Expect(_page.Locator(".faces .cell")).ToHaveCountAsync(3);
        await _page.Locator(".faces .cell").First.ClickAsync();
        await Button($"Not {IndexedApp.Obama}").ClickAsync();

        await Button("Unconfirmed 2").WaitForAsync();
        (await App.ListAsync($"photos?person={_obama}")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Control_Z_undoes_what_a_notice_tells_and_else_says_which_change_was_the_last()
    {
        await ChooseAsync(_musk, "Hide from lists");
        await _page.GetByText($"{IndexedApp.Musk} is hidden from lists").WaitForAsync();
        await _page.Locator("html[data-undo]").WaitForAsync();
        await _page.Keyboard.PressAsync("Control+z");
        await _page.GetByText($"Undone: {IndexedApp.Musk} changed").WaitForAsync();

        await RenameAsync(_obama, "Barry");
        await Heading("Barry").WaitForAsync();
        await _page.VisitAsync(App.Address + "/search");
        await _page.Locator("html[data-undo]").WaitForAsync();
        await _page.Locator("input[type=search]").FillAsync("x");
        await _page.Keyboard.PressAsync("Control+z");
        await _page.Locator("input[type=search]").FillAsync("");
        await _page.Keyboard.PressAsync("Control+z");
        await _page.GetByRole(AriaRole.Dialog).GetByText("Renamed: Barack Obama → Barry").WaitForAsync();
        (await App.ListAsync("people")).ShouldContain(person => person.Text("name") == "Barry");
        await _page.Locator(".mud-dialog .mud-button-filled:focus").WaitForAsync();
        await _page.Keyboard.PressAsync("Enter");

        await _page.GetByText("Undone: Renamed: Barack Obama → Barry").WaitForAsync();
        (await App.ListAsync("people")).ShouldContain(person => person.Text("name") == IndexedApp.Obama);
        await _page.Keyboard.PressAsync("Control+z");
        await _page.GetByText("Nothing to undo").WaitForAsync();
    }

    private async Task RenameAsync(int person, string name)
    {
        await ChooseAsync(person, "Rename…");
        await _page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync(name);
        await _page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
    }

    private async Task ChooseAsync(int person, string item)
    {
        await _page.VisitAsync($"{App.Address}/people/{person}");
        await DoAsync(item);
    }

    private async Task DoAsync(string item)
    {
        await _page.GetByRole(AriaRole.Button, new() { Name = "Actions for" }).ClickAsync();
        await _page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
    }

    private Task VisitFacesAsync() => _page.VisitAsync($"{App.Address}/people/{_obama}?tab=faces");

    private ILocator Button(string name) => _page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private ILocator Heading(string name) => _page.GetByRole(AriaRole.Heading, new() { Name = name });
}
