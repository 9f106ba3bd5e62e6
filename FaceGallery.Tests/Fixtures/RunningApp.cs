using FaceGallery.Web;
using FaceGallery.Web.Data;
using FaceGallery.Web.Indexing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FaceGallery.Tests.Fixtures;

/// <summary>The whole app, listening on a port of its own, over a library in a temporary folder.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningApp(TestLibrary library, WebApplication app)
    {
        (Library, _app) = (library, app);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public TestLibrary Library { get; }

    public IServiceProvider Services => _app.Services;

    public HttpClient Client { get; }

    public string Address => _app.Urls.First();

    /// <summary>Takes the library over: it goes with the app.</summary>
    /// <param name="address">Where it listens: a port of its own unless said.</param>
    public static async Task<RunningApp> StartAsync(TestLibrary library, string address = "http://127.0.0.1:0")
    {
        var app = WebApp.Build(new Dictionary<string, string?>(library.Settings)
        {
            ["urls"] = address,
            ["Serilog:MinimumLevel:Default"] = "Warning",
        });
        await app.StartFaceGalleryAsync(TestContext.Current.CancellationToken);
        return new RunningApp(library, app);
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
        await idle.Task.WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
    }

    /// <summary>Everything that was found out and said: see <see cref="DatabaseFingerprint"/>.</summary>
    public async Task<string> FingerprintAsync()
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await DatabaseFingerprint.OfAsync(context);
    }

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

    private async Task StopAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}
