using System.Collections.Concurrent;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Commands.Serve;
using FaceGallery.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(PreparedLibraries))]

namespace FaceGallery.Tests.Fixtures;

/// <summary>Libraries that are made once, when the first test asks for them. Tests get copies, which are theirs.</summary>
public sealed class PreparedLibraries : IAsyncDisposable
{
    private readonly Lazy<Task<TestLibrary>> _empty = new(MigrateAsync);
    private readonly Lazy<Task<TestLibrary>> _new = new(SetUpAsync);
    private readonly ConcurrentDictionary<string, Lazy<Task<TestLibrary>>> _indexed = new();

    /// <summary>Gives the library a database of this version's shape, with nothing in it: migrating takes several times as long.</summary>
    public static async Task BeginAsync(TestLibrary library) => (await (await CurrentAsync())._empty.Value).CopyDataTo(library);

    /// <summary>Makes the library one whose owner has an account and nothing else.</summary>
    public static async Task SetUpAsync(TestLibrary library) => (await (await CurrentAsync())._new.Value).CopyDataTo(library);

    /// <summary>A copy of an indexed library, with photos of its own.</summary>
    /// <param name="name">Says which.</param>
    /// <param name="fill">Adds the photos, for the first that asks.</param>
    public static async Task<TestLibrary> CopyAsync(string name, Func<TestLibrary, Task> fill)
    {
        var indexed = (await CurrentAsync())._indexed.GetOrAdd(name, _ => new Lazy<Task<TestLibrary>>(() => IndexAsync(fill)));
        return await (await indexed.Value).CopyWithPhotosAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var library in _indexed.Values.Append(_new).Append(_empty).Where(library => library.IsValueCreated))
        {
            await (await library.Value).DisposeAsync();
        }
    }

    private static async Task<PreparedLibraries> CurrentAsync() =>
        await TestContext.Current.GetFixture<PreparedLibraries>() ?? throw new InvalidOperationException("There is no such fixture.");

    private static async Task<TestLibrary> MigrateAsync()
    {
        var library = new TestLibrary();
        using (var folder = DataFolder.Open(library.Data))
        {
            await using var services = new ServiceCollection().AddLogging().AddData(folder).BuildServiceProvider();
            await services.MigrateDatabaseAsync(TestContext.Current.CancellationToken);
        }

        SqliteConnection.ClearAllPools();
        return library;
    }

    private static async Task<TestLibrary> SetUpAsync()
    {
        // The app has no photo folders yet: those of the copies are others.
        var library = new TestLibrary();
        var settings = new Dictionary<string, string?> { ["Data:Folder"] = library.Data, ["urls"] = "http://127.0.0.1:0", ["Access:OwnerPassword"] = RunningApp.OwnerPassword };
        await using (var app = WebApp.Build(settings))
        {
            await app.StartFaceGalleryAsync(TestContext.Current.CancellationToken);
            await app.StopAsync(TestContext.Current.CancellationToken);
        }

        SqliteConnection.ClearAllPools();
        return library;
    }

    private static async Task<TestLibrary> IndexAsync(Func<TestLibrary, Task> fill)
    {
        var library = new TestLibrary();
        await SetUpAsync(library);
        await fill(library);
        await library.IndexAsync();
        await library.CloseAsync();
        return library;
    }
}
