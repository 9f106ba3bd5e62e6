using AngleSharp.Dom;
using Bunit;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Components;
using FaceGallery.Web.People;
using FaceGallery.Web.Review;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace FaceGallery.Tests.Web.Review;

/// <summary>Questions and their answers, by keys and buttons.</summary>
public sealed class ReviewPageTests(IndexedParty party) : ComponentTests, IAsyncLifetime
{
    private const string IsThis = $"Is this {UnsureParty.Single}?";
    private const string NothingLeft = $"Nothing to check for {UnsureParty.Single}";

    private RunningApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await party.StartUnsureAsync();
        await UseAsync(_app);
    }

    [Fact]
    public async Task A_question_is_looked_at_skipped_asked_again_and_goes_quietly_when_it_is_answered_elsewhere()
    {
        var question = (await _app.ListAsync($"review?person={await _app.PersonIdAsync(UnsureParty.Single)}"))[0];
        var page = await OpenAsync(UnsureParty.Single);
        Heading(page, IsThis);
        page.Markup.ShouldContain("1 of 1");
        await PressAsync(page, "p");
        page.FindComponents<ReviewPhoto>().ShouldHaveSingleItem();
        await PressAsync(page, "Escape");
        page.FindComponents<ReviewPhoto>().ShouldBeEmpty();

        await PressAsync(page, "s");
        Heading(page, "1 question skipped");
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Ask me again").Click();
        Heading(page, IsThis);
        await _app.ChangeAsync("faces/reject", new { faceIds = question.Texts("faceIds") });

        Heading(page, NothingLeft);
    }

    [Fact]
    public async Task Of_faces_asked_about_together_the_one_left_out_is_nobody_of_that_name_for_ever()
    {
        var faces = (await _app.ListAsync($"review?person={await _app.PersonIdAsync(UnsureParty.Several)}"))[0].Texts("faceIds");
        var page = await OpenAsync(UnsureParty.Several);
        Heading(page, $"Are these {faces.Length} {UnsureParty.Several}?");
        page.FindAll("button[aria-pressed=true]").Count.ShouldBe(faces.Length);

        page.FindAll("button[aria-pressed=true]")[0].Click();
        page.FindAll("button").Single(button => button.TextContent.StartsWith($"Yes, these {faces.Length - 1}", StringComparison.Ordinal)).Click();
        await _app.ChangesAsync(2);

        (await _app.AlbumAsync(UnsureParty.Several)).Count.ShouldBe(faces.Length - 1);
        (await _app.ListAsync("review?take=500")).SelectMany(question => question.Texts("faceIds")).ShouldNotContain(id => faces.Contains(id));
    }

    [Fact]
    public async Task While_somebody_else_is_named_letters_are_letters()
    {
        var page = await OpenAsync(UnsureParty.Single);
        Heading(page, IsThis);
        await PressAsync(page, "e");
        var picker = page.FindComponent<PersonPicker>();
        await PressAsync(page, "y");
        Heading(page, IsThis);

        picker.Find("input").Input("Lynn");
        picker.Find("input").KeyDown("Enter");
        Heading(page, NothingLeft);
        await _app.ChangesAsync(1);

        (await _app.AlbumAsync("Lynn")).ShouldBe([UnsureParty.SinglePhoto]);
        await PressAsync(page, "u");
        Heading(page, IsThis);
        (await _app.ListAsync("people")).Select(person => person.Text("name")).ShouldNotContain("Lynn");
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _app.DisposeAsync();
    }

    private async Task<IRenderedComponent<ReviewPage>> OpenAsync(string person)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"review?person={await _app.PersonIdAsync(person)}");
        return Render<ReviewPage>();
    }

    private static void Heading(IRenderedComponent<ReviewPage> page, string text) =>
        page.WaitForAssertion(() => page.Find("h1").TextContent.Trim().ShouldBe(text), Waiting.Patience);

    /// <summary>As the page's script tells of a key.</summary>
    private static Task PressAsync(IRenderedComponent<ReviewPage> page, string key) => page.FindComponent<PageKeys>().Instance.PressAsync(key);
}
