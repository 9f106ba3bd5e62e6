using System.Globalization;
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

    /// <param name="at">When it was taken, and its file was written.</param>
    /// <param name="isDated">Otherwise the file's own time is all that is known.</param>
    public static void Add(TestLibrary library, string name, DateTime at, bool isDated = true)
    {
        var file = Path.Combine(library.Photos, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var picture = Image.NewFromFile(SharedFiles.Photos("nofaces/hardanimal_n01622779_great_grey_owl.jpg"));
        using var dated = picture.Mutate(image => image.Set(GValue.GStrType, "exif-ifd2-DateTimeOriginal", at.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture)));
        dated.Jpegsave(file, keep: isDated ? Enums.ForeignKeep.Exif : Enums.ForeignKeep.None);

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
