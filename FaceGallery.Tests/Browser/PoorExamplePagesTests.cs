using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.People;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>A poor face that is named by hand: the pages say that nobody is recognised by it, and what it would do.</summary>
public sealed class PoorExamplePagesTests(PoorFaces faces, BrowserFixture browser) : IClassFixture<PoorFaces>
{
    private const string TooSmall = "Too small to recognise others by";

    [Fact]
    public async Task A_blurred_man_at_the_edge_is_drawn_and_named_and_used_only_after_a_look_at_whom_he_would_name()
    {
        await using var app = await faces.StartAsync();
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync($"{app.Address}/photos/{await app.PhotoIdAsync(PoorFaces.Edge)}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a face", Exact = true }).ClickAsync();
        await page.Locator(".area:focus").WaitForAsync();
        var man = PoorFaces.Man;
        await page.DrawAsync(man[0], man[1], man[0] + man[2], man[1] + man[3]);
        await page.Locator(".sheet input:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("Man");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByText(new Regex($"named Man\\. {TooSmall}$")).WaitForAsync();
        (await app.AlbumAsync("Man")).ShouldBe([PoorFaces.Edge]);
        await page.Locator(".entry").GetByText(TooSmall).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use it anyway…" }).ClickAsync();
        await page.Locator(".mud-dialog").GetByText(TooSmall).WaitForAsync();
        await page.GetByRole(AriaRole.Dialog).Locator(".sum li").First.WaitForAsync();
        (await page.HindrancesAsync()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use it anyway", Exact = true }).ClickAsync();

        await page.GetByText("Man is recognised by this face again").WaitForAsync();
        await page.Locator(".entry").GetByText(TooSmall).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Context.CloseAsync();
    }
}
