using Microsoft.EntityFrameworkCore;
using NetVips;

namespace FaceGallery.Tests.Fixtures;

/// <summary>
/// The app over photos of one noon: three of Barack Obama within three seconds, of which the second is the sharpest; two within a second of him and Elon Musk; and one of somebody else.
/// For the tests of a class, each of which takes back what it does.
/// </summary>
public sealed class StackedApp : IAsyncLifetime
{
    public const string Blurred = "burst/1.jpg";
    public const string Best = "burst/2.jpg";
    public const string Last = "burst/3.jpg";
    public const string Pair = "pair/1.jpg";
    public const string OtherOfPair = "pair/2.jpg";
    public const string Alone = "alone.jpg";

    private RunningApp? _app;

    public RunningApp App => _app ?? throw new InvalidOperationException("It is not started.");

    public async ValueTask InitializeAsync()
    {
        _app = await RunningApp.StartAsync(await PreparedLibraries.CopyAsync(nameof(StackedApp), FillAsync));
        await _app.WaitUntilIndexedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    /// <summary>The stacks by their photos' paths, the best first, as they stand in the database.</summary>
    public async Task<List<string>> StacksAsync()
    {
        var photos = await App.QueryAsync(context => context.Photos.Where(photo => photo.StackId != null).Select(photo => new { photo.StackId, photo.StackRank, photo.Path }).ToListAsync(TestContext.Current.CancellationToken));
        return [.. photos.GroupBy(photo => photo.StackId).Select(stack => string.Join(' ', stack.OrderBy(photo => photo.StackRank).Select(photo => photo.Path))).Order(StringComparer.Ordinal)];
    }

    private static Task FillAsync(TestLibrary library)
    {
        library.AddPortrait("party/People/Barack Obama.jpg");
        library.AddPortrait("party/People/Elon Musk.jpg");
        var together = library.AddSideBySide("together.png", "party/People/Barack Obama.jpg", "party/People/Elon Musk.jpg");
        Add(library, Blurred, SharedFiles.Photos("party/Photos/IMG_0002.jpg"), second: 0, shift: 0, blur: 3);
        Add(library, Best, SharedFiles.Photos("party/Photos/IMG_0002.jpg"), second: 1, shift: 0.01);
        Add(library, Last, SharedFiles.Photos("party/Photos/IMG_0002.jpg"), second: 3, shift: 0.02, blur: 2);
        Add(library, Pair, together, second: 60, shift: 0);
        Add(library, OtherOfPair, together, second: 61, shift: 0.01);
        Add(library, Alone, SharedFiles.Photos("party/Photos/IMG_0008.jpg"), second: 2, shift: 0);
        File.Delete(together);
        return Task.CompletedTask;
    }

    private static void Add(TestLibrary library, string name, string source, int second, double shift, double blur = 0)
    {
        using var whole = Image.Thumbnail(source, 1200, height: 1200, outputProfile: "srgb");
        using var part = whole.Crop((int)(shift * whole.Width), 0, (int)(0.97 * whole.Width), whole.Height);
        using var seen = blur > 0 ? part.Gaussblur(blur) : part.Copy();
        using var dated = seen.Mutate(image => image.Set(GValue.GStrType, "exif-ifd2-DateTimeOriginal", $"2026:07:04 12:{second / 60:00}:{second % 60:00}"));
        var file = Path.Combine(library.Photos, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        dated.Jpegsave(file, q: 92);
    }
}
