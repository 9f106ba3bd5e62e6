using FaceGallery.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(IndexedParty))]

namespace FaceGallery.Tests.Fixtures;

/// <summary>
/// All photos of the party without any portrait, indexed once when the first test needs them. Each test gets a library of its own over the
/// same photos, as a copy of what was indexed.
/// </summary>
public sealed class IndexedParty : IAsyncDisposable
{
    private readonly SemaphoreSlim _indexing = new(1);
    private TestLibrary? _indexed;

    /// <param name="settings">Of the copy.</param>
    public async Task<TestLibrary> CopyAsync(params (string Key, string Value)[] settings)
    {
        await _indexing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _indexed ??= await IndexAsync();
            return _indexed.Copy(settings);
        }
        finally
        {
            _indexing.Release();
        }
    }

    /// <summary>The app over a copy. The library goes with the app.</summary>
    public async Task<RunningApp> StartAsync(params (string Key, string Value)[] settings)
    {
        var app = await RunningApp.StartAsync(await CopyAsync(settings));
        await app.WaitUntilIndexedAsync();
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        _indexing.Dispose();
        if (_indexed is not null)
        {
            await _indexed.DisposeAsync();
        }
    }

    private static async Task<TestLibrary> IndexAsync()
    {
        var library = new TestLibrary();
        await PreparedLibraries.SetUpAsync(library);
        foreach (var photo in SharedFiles.PhotosBelow("party/Photos"))
        {
            library.AddPhoto(photo);
        }

        await library.IndexAsync();
        await library.CloseAsync();
        return library;
    }
}
