using System.Collections.Concurrent;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Browser;

public sealed class ApiReferenceTests(IndexedApp app, BrowserFixture browser) : IClassFixture<IndexedApp>
{
    [Fact]
    public async Task The_description_is_read_and_tried_on_a_page_that_asks_nobody_else()
    {
        var page = await browser.OpenAsync(1440);
        var (asked, faults) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, message) => faults.Add(message.Type == "error" ? message.Text : "");

        await page.VisitAsync(app.App.Address + "/account");
        await page.GotoAsync(app.App.Address + "/scalar");
        await page.GetByText("Names faces; all unknown faces are matched again.").First.WaitForAsync();

        asked.Where(address => !address.StartsWith(app.App.Address, StringComparison.Ordinal) && !address.StartsWith("data:", StringComparison.Ordinal) && !address.StartsWith("blob:", StringComparison.Ordinal)).ShouldBeEmpty();
        faults.Where(fault => fault.Length > 0).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }
}
