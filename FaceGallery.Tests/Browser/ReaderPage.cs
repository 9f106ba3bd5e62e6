using Microsoft.Playwright;

namespace FaceGallery.Tests.Browser;

/// <summary>A page as a reader uses it.</summary>
internal static class ReaderPage
{
    /// <summary>Opens an address and returns when the page answers to clicks.</summary>
    public static async Task VisitAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.Locator(".page:not(.prerendered)").WaitForAsync();
    }

    /// <summary>By how many pixels the page is wider than the window.</summary>
    public static Task<int> OverflowAsync(this IPage page) =>
        page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
