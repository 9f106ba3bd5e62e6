using FaceGallery.Domain.Events;
using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

public sealed class HostileNamesTests(IndexedParty party, BrowserFixture browser) : IAsyncLifetime
{
    private const string Markup = "<img src=x onerror=alert(1)>&amp;\"'";

    private static readonly string Name = Markup + string.Concat(Enumerable.Repeat("Wolfeschlegelstein", 9));
    private static readonly string FileName = Markup + new string('n', 200);

    private RunningApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        var library = new TestLibrary();
        library.AddPortrait("party/People/Barack Obama.jpg", Name + ".jpg");
        library.AddPhoto("party/Photos/IMG_0002.jpg", FileName + ".jpg");
        library.AddPhoto("party/Photos/IMG_0002.jpg", FileName + "copy.jpg");
        foreach (var number in Enumerable.Range(0, TwoOccasions.PhotosEach))
        {
            TwoOccasions.Add(library, $"{FileName}/{number}.jpg", TwoOccasions.First.AddMinutes(number));
        }

        _app = await RunningApp.StartAsync(library);
        await _app.WaitUntilIndexedAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Markup_is_text_and_endless_words_break()
    {
        var page = await browser.OpenAsync(360);
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await dialog.DismissAsync();
        };

        await SeeAsync(page, "/", Name);
        await page.Locator(".people a").First.ClickAsync();
        await page.HeadingAsync(Name);
        (await page.OverflowAsync()).ShouldBe(0);
        await page.Locator(".grid a").First.ClickAsync();
        await page.Locator("dd").GetByText(FileName).First.WaitForAsync();
        await page.Locator("dd").GetByText(FileName + "copy.jpg").First.WaitForAsync();
        (await page.OverflowAsync()).ShouldBe(0);
        await SeeAsync(page, "/folders", "photos");
        await page.Locator(".folders a").First.ClickAsync();
        await page.Locator(".folders").GetByText(FileName).WaitForAsync();
        (await page.OverflowAsync()).ShouldBe(0);
        await SeeAsync(page, "/events", FileName[..PhotoEvent.MaxNameLength]);
        asked.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_long_name_pushes_nothing_out_of_sight_where_many_are_beside_each_other()
    {
        await using var app = await party.StartAsync();
        await app.ChangeAsync("faces/name", new { faceIds = await app.LargestClusterAsync(), name = string.Concat(Enumerable.Repeat("Wolfeschlegel von ", 5)).Trim() });
        var photoEvent = (await app.ListAsync("events"))[0].Text("id");
        var page = await browser.OpenAsync(1440);
        await page.VisitAsync($"{app.Address}/events/{photoEvent}");
        (await page.Locator(".who a").First.BoundingBoxAsync())!.Height.ShouldBeLessThan(150);

        await page.VisitAsync($"{app.Address}/shares/everybody?album=event-{photoEvent}");
        (await page.GetByRole(AriaRole.Columnheader, new() { Name = "Photos" }).BoundingBoxAsync())!.Height.ShouldBeLessThan(48);
        (await page.GetByRole(AriaRole.Columnheader, new() { Name = "Link", Exact = true }).BoundingBoxAsync())!.Width.ShouldBeGreaterThan(400);
        await page.Context.CloseAsync();
    }

    private async Task SeeAsync(IPage page, string address, string text)
    {
        await page.VisitAsync(_app.Address + address);
        await page.GetByText(text).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (await page.OverflowAsync()).ShouldBe(0);
    }
}
