using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Claims;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Commands.Serve;
using FaceGallery.Web.Data;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Library;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FaceGallery.Tests.Fixtures;

/// <summary>The whole app, listening on a port of its own, over a library in a temporary folder.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    /// <summary>Of the account "owner".</summary>
    public const string OwnerPassword = "correct horse";

    private static readonly ConcurrentDictionary<string, RunningApp> Running = new();

    private readonly WebApplication _app;
    private readonly Lazy<Task<string>> _session;
    private readonly Lazy<Task<ClaimsPrincipal>> _owner;

    private RunningApp(TestLibrary library, WebApplication app)
    {
        (Library, _app) = (library, app);
        _session = new Lazy<Task<string>>(() => Sessions.SignInAsync(Address, "owner", OwnerPassword));
        _owner = new Lazy<Task<ClaimsPrincipal>>(() => PageScopes.SignInAsync(Services));
        Client = Anonymous();
        Running[new Uri(Address).Authority] = this;
    }

    public TestLibrary Library { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>A script that acts for the owner.</summary>
    public HttpClient Client { get; }

    /// <summary>The session cookie of the owner of the app at this address: one sign-in serves all of a test's browsers.</summary>
    public static Task<string> SessionAsync(Uri address) => Running[address.Authority]._session.Value;

    public string Address => _app.Urls.First();

    /// <summary>Takes the library over: it goes with the app.</summary>
    /// <param name="address">Where it listens: a port of its own unless said.</param>
    /// <param name="hasOwner">It was set up already.</param>
    public static async Task<RunningApp> StartAsync(TestLibrary library, string address = "http://127.0.0.1:0", bool hasOwner = true)
    {
        if (hasOwner && !Directory.Exists(library.Data))
        {
            await PreparedLibraries.SetUpAsync(library);
        }

        var settings = new Dictionary<string, string?>(library.Settings)
        {
            ["urls"] = address,
            ["Serilog:MinimumLevel:Default"] = "Warning",
            ["Access:OwnerPassword"] = hasOwner ? OwnerPassword : null,
        };

        // A class of tests opens more pages in three minutes, for which closed ones count, than a household does.
        settings.TryAdd("Access:PagesPerAccount", "1000");
        settings.TryAdd("Access:PagesPerAddress", "1000");
        var app = WebApp.Build(settings);

        // A test's browser that is gone does not come back. The pages of three minutes would hold the apps of a hundred tests, two gigabytes, through which each collection goes.
        app.Services.GetRequiredService<IOptions<CircuitOptions>>().Value.DisconnectedCircuitRetentionPeriod = TimeSpan.FromSeconds(20);
        await app.StartFaceGalleryAsync(TestContext.Current.CancellationToken);
        var running = new RunningApp(library, app);
        var token = hasOwner ? await app.Services.GetRequiredService<ApiTokens>().CreateAsync($"tests {Guid.NewGuid()}", TestContext.Current.CancellationToken) : null;
        running.Client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return running;
    }

    /// <summary>Returns when the indexer has nothing left to do.</summary>
    public async Task WaitUntilIndexedAsync()
    {
        var progress = Services.GetRequiredService<IndexingProgress>();
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (progress.Current is { State: IndexingState.Idle, Total: > 0, Pending: 0 })
            {
                idle.TrySetResult();
            }
        }

        using var subscription = progress.Subscribe(Look);
        Look();
        await idle.Task.WaitAsync(Waiting.Patience, TestContext.Current.CancellationToken);
    }

    /// <summary>From here on nobody looks at the folders: what a test does there stays unseen.</summary>
    public async Task StopIndexingAsync()
    {
        foreach (var service in Services.GetServices<IHostedService>().Where(service => service is LibraryWatcher or IndexingService))
        {
            await service.StopAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>All that the database says of the library, to be compared with what it says later.</summary>
    /// <param name="but">Tables that are left out.</param>
    public async Task<string> FingerprintAsync(params IEnumerable<string> but)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>()
            .CreateForOwnerAsync(TestContext.Current.CancellationToken);
        return await DatabaseFingerprint.ExactAsync(context, but);
    }

    /// <summary>Services as a page of the owner has them.</summary>
    public async Task<AsyncServiceScope> AsOwnerAsync() => Services.CreateAsyncScope().Of(await _owner.Value);

    /// <summary>A browser in which the owner is signed in.</summary>
    public async Task<HttpClient> AsOwnerInBrowserAsync()
    {
        var browser = Anonymous();
        browser.DefaultRequestHeaders.Add("Cookie", $"{AccessServices.SessionCookie}={await _session.Value}");
        return browser;
    }

    /// <summary>Somebody who is not signed in.</summary>
    public HttpClient Anonymous() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address), Timeout = Waiting.Patience };

    /// <summary>Returns when it has ended by itself.</summary>
    public Task WaitForStopAsync() => _app.WaitForShutdownAsync(TestContext.Current.CancellationToken);

    /// <summary>Another process's app on the same folders, at the same address.</summary>
    public async Task<RunningApp> RestartAsync()
    {
        var address = Address;
        await StopAsync();
        var app = await StartAsync(Library, address);
        await app.WaitUntilIndexedAsync();
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Library.DisposeAsync();
    }

    /// <summary>The library stays.</summary>
    public async Task StopAsync()
    {
        Client.Dispose();
        Running.TryRemove(new Uri(Address).Authority, out _);
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}
