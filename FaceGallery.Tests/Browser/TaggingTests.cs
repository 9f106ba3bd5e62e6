using System.Globalization;
using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Library;
using FaceGallery.Web.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>Saying who somebody is, over the party's photos without any portrait.</summary>
public sealed class TaggingTests(IndexedParty party, BrowserFixture browser)
{
    [Fact]
    public async Task A_group_is_named_on_its_card_on_a_phone_and_one_press_takes_back_all_that_followed()
    {
        await using var app = await party.StartAsync();
        var faces = await app.LargestClusterAsync();
        await app.ChangeAsync("clusters/split", new { faceIds = faces[..3] });
        var before = await app.FingerprintAsync();
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(app.Address + "/unknown");
        var card = page.Locator("article.cluster").Filter(new() { HasText = $"{faces.Length - 3} faces" });

        await card.GetByRole(AriaRole.Combobox).ClickAsync();
        await page.Keyboard.TypeAsync("Anna");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByText("Named Anna, also found in 3 more photos").WaitForAsync();
        await page.GetByText(new Regex("^Anna is now in \\d+ photos$")).WaitForAsync();
        await Assertions.Expect(page.Locator(".notice img")).ToHaveCountAsync(3);
        await card.GetByRole(AriaRole.Link, new() { Name = "Anna", Exact = true }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See photos" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.GetByText("Undone").WaitForAsync();
        (await app.FingerprintAsync()).ShouldBe(before);
        await card.GetByRole(AriaRole.Combobox).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Group_after_group_is_named_without_a_hand_leaving_the_keyboard_and_likely_names_come_first()
    {
        await using var app = await party.StartAsync();
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(app.Address + "/unknown");
        await page.Card(0).GetByRole(AriaRole.Combobox).ClickAsync();
        using (await app.Services.GetRequiredService<LibraryWriteLock>().AcquireAsync(TestContext.Current.CancellationToken))
        {
            // Nobody waits for a group to get its name before the next is typed.
            foreach (var (place, name) in ((int, string)[])[(0, "Anna"), (1, "Ben")])
            {
                await Assertions.Expect(page.Card(place).GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
                await page.Keyboard.TypeAsync(name);
                await page.Keyboard.PressAsync("Enter");
            }

            await Assertions.Expect(page.Card(2).GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        }

        await page.Card(0).GetByRole(AriaRole.Link, new() { Name = "Anna", Exact = true }).WaitForAsync();
        await page.Card(1).GetByRole(AriaRole.Link, new() { Name = "Ben", Exact = true }).WaitForAsync();

        // Whoever is typing while the group gets its name elsewhere is not left nowhere.
        await Assertions.Expect(page.Card(2).GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Ca");
        await app.ChangeAsync("faces/name", new { faceIds = await app.LargestClusterAsync(), name = "Carl" });
        await Assertions.Expect(page.Card(2).GetByRole(AriaRole.Link, new() { Name = "Carl", Exact = true })).ToBeFocusedAsync();
        var ben = (await app.ListAsync($"people/{await app.PersonIdAsync("Ben")}/faces"))[0].Text("id");
        (await app.UseAsync<LikelyPeople, List<int>>(likely => likely.OfAsync([int.Parse(ben, CultureInfo.InvariantCulture)], 1, TestContext.Current.CancellationToken)))
            .ShouldBe([int.Parse(await app.PersonIdAsync("Ben"), CultureInfo.InvariantCulture)]);
        await page.Locator("button[aria-expanded=false]", new() { HasText = "too small or blurred" }).ClickAsync();
        await page.Locator("[role=grid][aria-label*='too small or blurred'] [role=gridcell]").First.WaitForAsync();
    }

    [Fact]
    public async Task Names_that_are_typed_faster_than_the_page_answers_go_to_group_after_group()
    {
        await using var app = await party.StartAsync();
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(app.Address + "/unknown");
        await page.Card(0).GetByRole(AriaRole.Combobox).ClickAsync();

        await page.Keyboard.TypeAsync("Anna\nBen\nCa");

        await page.Card(0).GetByRole(AriaRole.Link, new() { Name = "Anna", Exact = true }).WaitForAsync();
        await page.Card(1).GetByRole(AriaRole.Link, new() { Name = "Ben", Exact = true }).WaitForAsync();
        await Assertions.Expect(page.Card(2).GetByRole(AriaRole.Combobox)).ToHaveValueAsync("Ca");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task After_two_questions_about_a_name_the_next_group_is_asked_about()
    {
        await using var app = await party.StartAsync();
        var clusters = (await app.ListAsync("clusters?take=500")).Where(cluster => cluster.Texts("faceIds").Length > 1).ToDictionary(cluster => cluster.Text("id"), cluster => cluster.Texts("faceIds"));
        var photos = (await app.ListAsync("photos?take=500")).Select(photo => photo.GetProperty("faces").EnumerateArray().Select(face => face.Text("id")).ToList());
        var (key, other) = clusters.SelectMany(cluster => photos.Where(photo => photo.Intersect(cluster.Value).Any()).SelectMany(photo => photo.Except(cluster.Value)), (cluster, face) => (cluster.Key, face)).First();
        await app.ChangeAsync("faces/name", new { faceIds = new[] { other }, name = "Ann Lee" });
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(app.Address + "/unknown");
        await page.Locator($"article.cluster:has([href='clusters/{key}'])").GetByRole(AriaRole.Combobox).ClickAsync();

        await page.Keyboard.TypeAsync("annlee\n");
        foreach (var answer in (string[])["Use Ann Lee", "Save anyway"])
        {
            await page.GetByRole(AriaRole.Button, new() { Name = answer }).And(page.Locator(":focus")).WaitForAsync();
            await page.Keyboard.PressAsync("Enter");
        }

        await page.Locator("article.cluster.gone").GetByText("Ann Lee").WaitForAsync();
        await page.Locator(".mud-dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Locator("article.cluster [role=combobox]:focus").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task After_the_last_group_that_is_shown_more_are_and_the_first_of_them_is_asked_about_at_once()
    {
        const int Shown = 24;
        await using var app = await party.StartAsync();
        while ((await app.ListAsync("clusters?take=500")).Count(cluster => cluster.Texts("faceIds").Length > 1) <= Shown)
        {
            await app.ChangeAsync("clusters/split", new { faceIds = (await app.LargestClusterAsync())[..2] });
        }

        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(app.Address + "/unknown");
        await page.Card(Shown - 1).GetByRole(AriaRole.Combobox).ClickAsync();
        using (await app.Services.GetRequiredService<LibraryWriteLock>().AcquireAsync(TestContext.Current.CancellationToken))
        {
            await page.Keyboard.TypeAsync("Anna");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Card(Shown).GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_face_on_a_photo_is_named_by_keyboard_alone()
    {
        await using var app = await party.StartAsync();
        var page = await browser.OpenAsync(1440);
        var photo = (await app.ListAsync("photos?take=500")).Single(item => item.Text("path") == "IMG_0002.jpg").Text("id");
        await page.VisitAsync($"{app.Address}/photos/{photo}?album=unnamed");
        await page.Locator("h1:focus").WaitForAsync();

        await page.TabToAsync(".box");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".sheet input:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("Barack");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Enter");

        await page.Locator(".box.named:focus").GetByText("Barack").WaitForAsync();
        page.Url.ShouldContain($"/photos/{photo}?");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".sheet input:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".box.named:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page).ToHaveURLAsync(app.Address + "/unknown?list=unnamed");
        (await app.AlbumAsync("Barack")).ShouldContain("IMG_0003.jpg");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Faces_chosen_with_shift_by_keys_and_by_sweeping_over_them_are_named_together()
    {
        await using var app = await party.StartAsync();
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(app.Address + "/clusters/" + await app.LargestClusterKeyAsync());
        var cells = page.GetByRole(AriaRole.Gridcell);

        await cells.Nth(0).ClickAsync();
        await cells.Nth(3).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await page.GetByText("4 faces selected").WaitForAsync();
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.GetByText("5 faces selected").WaitForAsync();
        await page.SweepAsync(cells.Nth(10), cells.Nth(12));
        await page.GetByText("8 faces selected").WaitForAsync();
        await page.Locator(".actions").GetByRole(AriaRole.Combobox).FillAsync("Anna");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByText("Named Anna, also found").WaitForAsync();
        var faces = (await app.ListAsync("photos?take=500")).SelectMany(photo => photo.GetProperty("faces").EnumerateArray());
        faces.Count(face => face.GetProperty("assignedBy").GetString() == "human").ShouldBe(8);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_undo_asks_before_it_takes_later_changes_with_it()
    {
        await using var app = await party.StartAsync();
        var before = await app.FingerprintAsync();
        var faces = await app.LargestClusterAsync();
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(app.Address + "/unknown");
        await page.Card(0).GetByRole(AriaRole.Combobox).FillAsync("Anna");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Named Anna").WaitForAsync();
        await app.ChangeAsync("faces/reject", new { faceIds = faces[..1] });

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByText("1 face: not Anna").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo all" }).ClickAsync();

        await page.GetByText("Undone").WaitForAsync();
        (await app.FingerprintAsync()).ShouldBe(before);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_not_a_face_is_gone_from_the_photo_and_from_the_groups()
    {
        await using var app = await party.StartAsync();
        var group = (await app.ListAsync("photos?take=500&album=group")).First(photo => photo.GetProperty("faces").GetArrayLength() == 2);
        var page = await browser.OpenAsync(360);
        await page.VisitAsync($"{app.Address}/photos/{group.Text("id")}");

        await page.Locator(".box").Nth(1).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Not a face" }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "1 face" }).WaitForAsync();
        (await page.Locator(".box").CountAsync()).ShouldBe(1);
        (await app.ListAsync("photos?take=500&album=group")).Select(photo => photo.Text("id")).ShouldNotContain(group.Text("id"));
        await page.Context.CloseAsync();
    }
}
