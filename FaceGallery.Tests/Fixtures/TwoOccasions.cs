using NetVips;

namespace FaceGallery.Tests.Fixtures;

/// <summary>The app over photos of two evenings: six in the folder "Birthday", and six a month later in a folder that says nothing.</summary>
public static class TwoOccasions
{
    public const int PhotosEach = 6;

    public static readonly DateTime First = new(2026, 7, 4, 18, 0, 0, DateTimeKind.Utc);

    public static readonly DateTime Second = new(2026, 8, 8, 18, 0, 0, DateTimeKind.Utc);

    public static async Task<RunningApp> StartAsync()
    {
        var app = await RunningApp.StartAsync(await PreparedLibraries.CopyAsync(nameof(TwoOccasions), FillAsync));
        await app.WaitUntilIndexedAsync();
        return app;
    }

    /// <summary>A photo that says nothing of when it was taken: the file's own time counts.</summary>
    public static void Add(TestLibrary library, string name, DateTime at)
    {
        var file = Path.Combine(library.Photos, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);

        // Small: what is asked of it is only when it was taken, and a face is looked for in every one.
        using var picture = Image.Thumbnail(SharedFiles.Photos("nofaces/hardanimal_n01622779_great_grey_owl.jpg"), 160);
        picture.Jpegsave(file, keep: Enums.ForeignKeep.None);

        // The same bytes would be one photo.
        File.AppendAllText(file, name);
        File.SetLastWriteTimeUtc(file, at);
    }

    private static Task FillAsync(TestLibrary library)
    {
        foreach (var number in Enumerable.Range(0, PhotosEach))
        {
            Add(library, $"Birthday/{number}.jpg", First.AddMinutes(20 * number));
            Add(library, $"2026/{number}.jpg", Second.AddMinutes(20 * number));
        }

        return Task.CompletedTask;
    }
}
