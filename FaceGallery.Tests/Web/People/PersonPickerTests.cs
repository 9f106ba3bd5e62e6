using Bunit;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.People;
using Microsoft.AspNetCore.Components.Web;
using Shouldly;

namespace FaceGallery.Tests.Web.People;

/// <summary>The field for a name, over a library of two people.</summary>
public sealed class PersonPickerTests(IndexedApp app) : ComponentTests, IClassFixture<IndexedApp>, IAsyncLifetime
{
    private readonly List<string> _picked = [];

    public async ValueTask InitializeAsync() => await UseAsync(app.App);

    [Fact]
    public void Everybody_is_offered_where_it_is_entered_and_fewer_as_it_is_typed_in()
    {
        var picker = Picker();
        Enter(picker);
        Options(picker).ShouldBe([IndexedApp.Obama, IndexedApp.Musk], ignoreOrder: true);

        Type(picker, "mus");

        Options(picker).ShouldBe([IndexedApp.Musk, "New person “mus”"]);
    }

    [Fact]
    public void Enter_picks_what_was_typed_and_not_the_first_that_is_offered()
    {
        var picker = Picker();
        Type(picker, " mus ");

        Press(picker, "Enter");

        _picked.ShouldBe(["mus"]);
        picker.Find("input").GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Theory]
    [InlineData("elo", IndexedApp.Musk)]
    [InlineData("elon musk", IndexedApp.Musk)]
    [InlineData("Elona", "Elona")]
    public void Enter_picks_whose_name_begins_with_what_was_typed_also_before_the_names_are_there(string text, string picked)
    {
        var picker = Picker();
        picker.Find("input").Input(text);

        Press(picker, "Enter");

        picker.WaitForAssertion(() => _picked.ShouldBe([picked]));
    }

    [Fact]
    public void A_new_person_of_a_name_that_begins_a_known_one_is_the_offer_below()
    {
        var picker = Picker();
        Type(picker, "Elon");
        Marked(picker).ShouldBe(IndexedApp.Musk);
        Press(picker, "ArrowDown");

        Press(picker, "Enter");

        _picked.ShouldBe(["Elon"]);
    }

    [Fact]
    public void Arrows_mark_an_offer_no_further_than_the_last_and_Enter_picks_it()
    {
        var picker = Picker();
        Type(picker, "mus");
        Press(picker, "ArrowDown");
        Marked(picker).ShouldBe(IndexedApp.Musk);
        Press(picker, "ArrowDown");
        Press(picker, "ArrowDown");
        Marked(picker).ShouldBe("New person “mus”");
        Press(picker, "ArrowUp");

        Press(picker, "Enter");

        _picked.ShouldBe([IndexedApp.Musk]);
    }

    [Fact]
    public void A_likely_person_is_marked_until_something_is_typed()
    {
        var picker = Picker(IndexedApp.Musk);
        Enter(picker);
        Marked(picker).ShouldBe(IndexedApp.Musk + "likely");

        Type(picker, "An");

        picker.FindAll("[aria-selected=true]").ShouldBeEmpty();
        Press(picker, "Enter");
        _picked.ShouldBe(["An"]);
    }

    [Fact]
    public void Enter_that_ends_a_characters_composing_picks_nothing_nor_does_one_without_a_name()
    {
        var picker = Picker();
        Type(picker, "安");
        picker.Find("input").KeyDown(new KeyboardEventArgs { Key = "Enter", IsComposing = true });
        Type(picker, "  ");

        Press(picker, "Enter");

        _picked.ShouldBeEmpty();
    }

    [Fact]
    public void While_a_name_is_being_given_the_field_takes_no_second_one()
    {
        var done = new TaskCompletionSource();
        var picker = Picker(until: done.Task);
        Type(picker, "Ann");
        Press(picker, "Enter");
        picker.Find("input").HasAttribute("readonly").ShouldBeTrue();

        Press(picker, "Enter");
        done.SetResult();

        picker.WaitForAssertion(() => picker.Find("input").HasAttribute("readonly").ShouldBeFalse());
        _picked.ShouldBe(["Ann"]);
    }

    [Fact]
    public void Escape_puts_the_offers_away_and_says_so()
    {
        var cancelled = 0;
        var picker = Render<PersonPicker>(parameters => parameters.Add(field => field.OnPicked, _picked.Add).Add(field => field.OnCancelled, () => cancelled++));
        Type(picker, "mus");

        Press(picker, "Escape");

        picker.FindAll("[role=listbox]").ShouldBeEmpty();
        (cancelled, _picked.Count).ShouldBe((1, 0));
    }

    private IRenderedComponent<PersonPicker> Picker(string? suggested = null, Task? until = null) => Render<PersonPicker>(parameters => parameters
        .Add(field => field.Suggested, suggested)
        .Add(field => field.OnPicked, name =>
        {
            _picked.Add(name);
            return until ?? Task.CompletedTask;
        }));

    private static void Enter(IRenderedComponent<PersonPicker> picker)
    {
        picker.Find("input").FocusIn();
        picker.WaitForElement("[role=option]");
    }

    private static void Type(IRenderedComponent<PersonPicker> picker, string text)
    {
        picker.Find("input").Input(text);
        picker.WaitForState(() => !IsName(text) || Options(picker).Any(option => option.Contains(text.Trim(), StringComparison.Ordinal)));
    }

    private static bool IsName(string text) => text.Trim().Length > 0;

    private static void Press(IRenderedComponent<PersonPicker> picker, string key) => picker.Find("input").KeyDown(key);

    private static IEnumerable<string> Options(IRenderedComponent<PersonPicker> picker) => picker.FindAll("[role=option]").Select(option => option.TextContent.Trim());

    private static string Marked(IRenderedComponent<PersonPicker> picker) =>
        string.Concat(picker.Find("[aria-selected=true]").QuerySelectorAll("span:not(.face)").Select(part => part.TextContent.Trim()));
}
