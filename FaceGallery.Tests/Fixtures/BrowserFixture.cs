using System.Collections.Concurrent;
using System.Reflection;
using FaceGallery.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(BrowserFixture))]
[assembly: ClosePages]

namespace FaceGallery.Tests.Fixtures;

/// <summary>Debian's Chromium without a window, started when the first test needs it. A test is skipped where it is not installed; with CI=true it fails.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private const string Chromium = "/usr/lib/chromium/chromium-headless-shell";

    private readonly SemaphoreSlim _starting = new(1);
    private readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> _opened = new();
    private readonly ConcurrentBag<Task> _closing = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A page of a reader of their own, with a finger below 700 px.</summary>
    public Task<IPage> OpenAsync(int width, ColorScheme scheme = ColorScheme.Light, string language = "en-GB") =>
        OpenGuestAsync(width, scheme, language);

    /// <summary>A page of somebody who was never here before.</summary>
    public async Task<IPage> OpenGuestAsync(int width, ColorScheme scheme = ColorScheme.Light, string language = "en-GB", bool scripts = true)
    {
        var browser = await StartAsync();

        // Things move only for tests of how they move: a click waits until what it is for rests.
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = width < 700 ? 780 : 900 },
            ColorScheme = scheme,
            Locale = language,
            HasTouch = width < 700,
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout((float)Waiting.Patience.TotalMilliseconds);
        _opened.GetOrAdd(TestContext.Current.Test!.UniqueID, _ => []).Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>Begins to close what a test opened.</summary>
    public void Close(ITest test)
    {
        if (_opened.TryRemove(test.UniqueID, out var contexts))
        {
            _closing.Add(Task.WhenAll(contexts.Select(context => context.CloseAsync())));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_closing);
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _starting.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        if (!File.Exists(Chromium))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{Chromium} is not installed.");
            Assert.Skip($"{Chromium} is not installed: ./test.sh installs it.");
        }

        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Chromium,
                ChromiumSandbox = false,
                Args = ["--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"],
            });
        }
        finally
        {
            _starting.Release();
        }
    }
}

/// <summary>After each test its pages are closed, however it ended.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ClosePagesAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => _ = CloseAsync(test);

    private static async Task CloseAsync(IXunitTest test) => (await TestContext.Current.GetFixture<BrowserFixture>())?.Close(test);
}
