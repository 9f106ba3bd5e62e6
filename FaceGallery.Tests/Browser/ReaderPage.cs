using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Accounts;
using Microsoft.Playwright;
using Shouldly;

namespace FaceGallery.Tests.Browser;

/// <summary>A page as a reader uses it.</summary>
internal static partial class ReaderPage
{
    /// <summary>Opens an address as the owner and returns when the page answers to clicks.</summary>
    public static async Task VisitAsync(this IPage page, string address)
    {
        var app = new Uri(address);
        await page.Context.AddCookiesAsync([new() { Name = AccessServices.SessionCookie, Value = await RunningApp.SessionAsync(app), Domain = app.Host, Path = "/", HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
        await page.VisitAnonymouslyAsync(address);
    }

    /// <summary>The same as whoever the browser is signed in as.</summary>
    public static async Task VisitAnonymouslyAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.AnswersAsync();
    }

    /// <summary>Returns when the page answers to clicks.</summary>
    public static Task AnswersAsync(this IPage page) => page.Locator(".page:not(.prerendered)").WaitForAsync();

    /// <summary>Presses a key, with the focus wherever it is, once the page listens.</summary>
    public static async Task PressAsync(this IPage page, string key)
    {
        await page.Locator("html[data-keys]").WaitForAsync();
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>A group of unknown faces, by its place on the page.</summary>
    public static ILocator Card(this IPage page, int place) => page.Locator("article.cluster").Nth(place);

    /// <summary>Presses Tab until the focus is on such an element.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        const int MaxStops = 20;
        for (var stop = 0; stop < MaxStops && await page.Locator($"{selector}:focus").CountAsync() == 0; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Locator($"{selector}:focus").WaitForAsync();
    }

    /// <summary>Drags the mouse from the middle of one element to that of another.</summary>
    public static async Task SweepAsync(this IPage page, ILocator from, ILocator to)
    {
        await from.HoverAsync();
        await page.Mouse.DownAsync();
        var box = (await to.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2), new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    /// <summary>By how many pixels the page is wider than the window.</summary>
    public static Task<int> OverflowAsync(this IPage page) =>
        page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Returns when each picture in sight has come, or could not.</summary>
    public static Task SettlesAsync(this IPage page) => page.WaitForFunctionAsync("""
        () => [...document.images].every(image => {
            const box = image.getBoundingClientRect();
            return image.complete || box.bottom < 0 || box.top > innerHeight || !image.checkVisibility();
        })
        """);

    /// <summary>What was in sight may not move without anybody asking for it: the sum of the shifts since the page was opened, as browsers measure them, stays near 0.</summary>
    public static async Task RestsAsync(this IPage page)
    {
        var shifts = await page.EvaluateAsync<string[]>("""
            async () => {
                const shifts = [];
                let sum = 0;
                new PerformanceObserver(list => list.getEntries().filter(shift => !shift.hadRecentInput).forEach(shift => {
                    sum += shift.value;
                    shifts.push(`${shift.value.toFixed(3)} after ${Math.round(shift.startTime)} ms: ${shift.sources.map(source => `${source.node?.className || source.node?.nodeName} ${[source.previousRect, source.currentRect].map(box => `${box.x}-${box.right}, ${box.y}-${box.bottom}`).join(" to ")}`).join(", ")}`);
                })).observe({ type: "layout-shift", buffered: true });
                await new Promise(requestAnimationFrame);
                await new Promise(requestAnimationFrame);
                return sum > 0.02 ? shifts : [];
            }
            """);
        shifts.ShouldBeEmpty();
    }

    /// <summary>Returns when the page's heading says this.</summary>
    public static Task HeadingAsync(this IPage page, string text) =>
        page.GetByRole(AriaRole.Heading, new() { Name = text, Exact = true, Level = 1 }).WaitForAsync();

    /// <summary>A finger's way across the middle of what is asked, in CSS pixels from the left.</summary>
    public static Task SwipeAsync(this IPage page, int from, int to) => page.FingerAsync((from, 300), (to, 300));

    /// <summary>A finger's way over the window, in CSS pixels.</summary>
    public static async Task FingerAsync(this IPage page, (float X, float Y) from, (float X, float Y) to)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        var middle = ((from.X + to.X) / 2, (from.Y + to.Y) / 2);
        foreach (var (type, (x, y)) in new[] { ("touchStart", from), ("touchMove", middle), ("touchMove", to) })
        {
            await devtools.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = new[] { new { x, y } } });
        }

        await devtools.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
    }

    /// <summary>Two taps at once: sent one after the other's answer, a busy machine would make them two single ones.</summary>
    public static async Task DoubleTapAsync(this IPage page, float x, float y)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(place => place % 2 == 0).Select(isDown => devtools.SendAsync(
            "Input.dispatchTouchEvent", new() { ["type"] = isDown ? "touchStart" : "touchEnd", ["touchPoints"] = isDown ? [new { x, y }] : Array.Empty<object>() })));
    }

    /// <summary>What seriously hinders some readers, in axe's words. Asked in the page itself: pages have no frames. Rules that find nothing serious are not tried.</summary>
    public static Task<string[]> HindrancesAsync(this IPage page) => page.EvaluateAsync<string[]>(new BundledAxeScriptProvider().GetScript() + """
        ;
        axe.run({
            resultTypes: ["violations"],
            preload: false,
            rules: Object.fromEntries(axe._audit.rules.filter(rule => ["minor", "moderate"].includes(rule.impact)).map(rule => [rule.id, { enabled: false }])),
        }).then(found => found.violations
            .filter(finding => ["serious", "critical"].includes(finding.impact)).map(finding => `${finding.id}: ${finding.nodes[0].html}`))
        """);

    /// <summary>Words in Latin letters that a page says to a reader of Chinese, apart from names, addresses, files, cameras and what has no Chinese word.</summary>
    /// <param name="names">Those of people, albums and links on the page.</param>
    public static async Task<IEnumerable<string>> LatinWordsAsync(this IPage page, params string[] names)
    {
        var said = await page.EvaluateAsync<string[]>("""
            () => {
                const said = [];
                const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
                for (let node = walker.currentNode; node; node = walker.nextNode()) {
                    if (node.nodeType === Node.TEXT_NODE) {
                        node.parentElement.closest("script, style, code, kbd, [lang=en]") || said.push(node.textContent);
                    } else {
                        ["aria-label", "title", "alt", "placeholder", "aria-valuetext"].forEach(name => said.push(node.getAttribute(name) ?? ""));
                    }
                }
                return said;
            }
            """);
        return said.Select(text => names.Aggregate(text, (rest, name) => rest.Replace(name, "", StringComparison.Ordinal)))
            .SelectMany(text => Word().Matches(NoWords().Replace(text, "")).Select(word => $"{word.Value}: {text.Trim()}")).Distinct();
    }

    /// <summary>Addresses, cameras, the test library's folder, account and token, versions, files and settings; then what is the same in Chinese.</summary>
    [GeneratedRegex(@"https?://\S+|Canon [\w ]+|\btests\b(?: [\da-f-]+)?|\bphotos\b|\bpeople\b|\bowner\b|\w*yunet\w*|\b\d+\.\d+[\w.+-]*|(?:[\w.-]*/)+[\w./-]*|(?:[\w*-]+\.)+org\b|[\w-]*\.(?:jpe?g|png|tiff?|heic|json|onnx)\b|\w+:\w+|\b(?:FaceGallery|JPEG|PNG|WebP|HEIC|GIF|TIFF|BMP|ICO|AVIF|JXL|RAW|root|text|json|auto|events|poll|HTTPS|CSV|QR|IP|MB|MiB|kB|X-Forwarded|MP|SHA|Esc|Shift|Ctrl|Alt|WhatsApp|Telegram|YuNet|MobileFaceNet|Apache|ONNX|English|(?:Headless)?Chrome|Linux|CPU|AVX2|ExecutionProvider|UTC|UTF|XMP|Authorization|Bearer)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoWords();

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Word();

    /// <summary>Draws a box around a face from corner to corner, in fractions of the picture: with a finger where there is one, else with the mouse.</summary>
    public static async Task DrawAsync(this IPage page, float fromX, float fromY, float toX, float toY)
    {
        var area = (await page.Locator(".area").BoundingBoxAsync())!;
        var (from, to) = (At(fromX, fromY), At(toX, toY));
        if (page.ViewportSize!.Width < 700)
        {
            await page.FingerAsync(from, to);
            return;
        }

        await page.Mouse.MoveAsync(from.X, from.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 4 });
        await page.Locator(".band:visible").WaitForAsync();
        await page.Mouse.UpAsync();

        (float X, float Y) At(float x, float y) => (area.X + (Math.Clamp(x, 0, 1) * area.Width), area.Y + (Math.Clamp(y, 0, 1) * area.Height));
    }
}
