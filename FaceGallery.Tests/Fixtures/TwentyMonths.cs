namespace FaceGallery.Tests.Fixtures;

/// <summary>The app over twenty months of photos, the last of them July 2026. For the tests of a class, which leave it as it is.</summary>
public sealed class TwentyMonths : IAsyncLifetime
{
    public const int Photos = Months * PhotosEach;

    private const int Months = 20;
    private const int PhotosEach = 12;

    private RunningApp? _app;

    public string Address => _app?.Address ?? throw new InvalidOperationException("It is not started.");

    public async ValueTask InitializeAsync()
    {
        var library = new TestLibrary();
        foreach (var number in Enumerable.Range(0, Photos))
        {
            TwoOccasions.Add(library, $"{number:000}.jpg", TwoOccasions.First.AddMonths(-(number / PhotosEach)).AddMinutes(-number));
        }

        _app = await RunningApp.StartAsync(library);
        await _app.WaitUntilIndexedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }
}
