using System.Text.RegularExpressions;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Library;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

public sealed class LiveIndexingTests(BrowserFixture browser)
{
    private static readonly int[] OfObama = [2, 3, 4, 5, 6];
    private static readonly int[] OfOthers = [.. Enumerable.Range(8, 15)];

    [Fact]
    public async Task The_people_page_fills_while_indexing_goes_on_without_reload_or_jumps()
    {
        var library = new TestLibrary();
        library.AddPortrait("party/People/Barack Obama.jpg");
        foreach (var number in OfObama.Concat(OfOthers))
        {
            library.AddPhoto($"party/Photos/IMG_{number:0000}.jpg");
        }

        await using var app = await RunningApp.StartAsync(library);
        app.Services.GetRequiredService<IndexingControl>().Pause();
        var page = await browser.OpenAsync(360);
        await page.VisitAsync(app.Address);
        await page.EvaluateAsync("window.wasNotReloaded = true");

        (await page.Locator(".people").GetByText($"{OfObama.Length} photos", new() { Exact = true }).CountAsync()).ShouldBe(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Indexing" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await page.GetByText(new Regex($"^(Reading 1 portrait|Looking for people)… \\d+ of {OfObama.Length + OfOthers.Length}$")).WaitForAsync();
        await page.Locator(".people").GetByText($"{OfObama.Length} photos", new() { Exact = true }).WaitForAsync();
        await page.GetByText($"{OfObama.Length + OfOthers.Length} photos indexed").WaitForAsync();

        (await page.EvaluateAsync<bool>("window.wasNotReloaded")).ShouldBeTrue();
        await page.RestsAsync();
        await page.Context.CloseAsync();
    }
}
