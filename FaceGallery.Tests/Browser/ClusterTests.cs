using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>Setting right what the machine put together, over the party's photos.</summary>
public sealed class ClusterTests(IndexedParty party, BrowserFixture browser)
{
    [Fact]
    public async Task A_face_that_does_not_belong_is_taken_out_with_a_tap()
    {
        await using var app = await party.StartAsync();
        var count = (await app.LargestClusterAsync()).Length;
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(app.Address + "/clusters/" + await app.LargestClusterKeyAsync());

        var odd = await page.GetByRole(AriaRole.Gridcell).Nth(1).GetAttributeAsync("data-face");
        await page.GetByRole(AriaRole.Gridcell).Nth(1).TapAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove from group" }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = $"{count - 1} unknown faces" }).WaitForAsync();
        (await app.ListAsync("clusters?take=500")).Select(cluster => cluster.Texts("faceIds")).ShouldContain(faces => faces.Length == 1 && faces[0] == odd);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Groups_of_the_same_person_are_put_together()
    {
        await using var app = await party.StartAsync();
        var counts = (await app.ListAsync("clusters?take=500")).Select(cluster => cluster.Texts("faceIds").Length).ToList();
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync(app.Address + "/unknown");

        await page.Card(0).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.Card(1).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).DblClickAsync();

        await page.GetByText("2 groups merged").WaitForAsync();
        await page.Card(0).GetByText($"{counts[0] + counts[1]} faces").WaitForAsync();
        await page.Card(1).GetByText("Moved").WaitForAsync();
        await page.Card(2).GetByText($"{counts[2]} faces").WaitForAsync();
        (await page.GetByText("no longer exists").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_group_is_put_together_with_another_one_from_its_page()
    {
        await using var app = await party.StartAsync();
        var counts = (await app.ListAsync("clusters?take=500")).Select(cluster => cluster.Texts("faceIds").Length).ToList();
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(app.Address + "/clusters/" + await app.LargestClusterKeyAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Merge with…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = $"{counts[1]} faces" }).First.ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = $"{counts[0] + counts[1]} unknown faces" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_stranger_keeps_the_place_on_the_page_and_is_not_shown_again()
    {
        await using var app = await party.StartAsync();
        var faces = await app.LargestClusterAsync();
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(app.Address + "/unknown");

        await page.Card(0).GetByRole(AriaRole.Button, new() { Name = "Ignore" }).ClickAsync();

        await page.Card(0).GetByText("Ignored").And(page.Locator(".done span")).WaitForAsync();
        await page.ReloadAsync();
        await page.Card(0).WaitForAsync();
        (await page.Card(0).GetByText($"{faces.Length} faces").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_group_that_was_named_says_so_and_leads_on()
    {
        await using var app = await party.StartAsync();
        var (key, faces) = (await app.LargestClusterKeyAsync(), await app.LargestClusterAsync());
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(app.Address + "/clusters/" + key);
        await page.GetByRole(AriaRole.Gridcell).First.WaitForAsync();

        await app.ChangeAsync("faces/name", new { faceIds = faces, name = "Anna" });

        await page.GetByRole(AriaRole.Heading, new() { Name = "Named Anna" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See Anna" }).WaitForAsync();
        await page.Context.CloseAsync();
    }
}
