using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceGallery.Tests.Web.Indexing;

/// <summary>Many files that come at once, and move on while they come: 300, unless FACEGALLERY_BURST says how many.</summary>
public sealed class BurstTests
{
    private const int FilesAFolder = 100;

    private static readonly int Files = FullSize.Of("FACEGALLERY_BURST", 300);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_burst_of_files_is_digested_and_nothing_is_lost_or_twice()
    {
        var library = new TestLibrary(("Indexing:RescanMinutes", "0"));
        await using var app = await RunningApp.StartAsync(library);

        await Task.Run(() => Arrive(library.Photos), Stop);

        var wanted = Directory.GetFiles(library.Photos, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(library.Photos, file)).Order(StringComparer.Ordinal).ToList();
        for (List<string> known = []; !known.SequenceEqual(wanted);)
        {
            // As long as it gets on.
            var before = known;
            await Waiting.UntilAsync(async () => !(known = await ReadAsync(app)).SequenceEqual(before));
        }

        (await app.QueryAsync(context => context.Photos.Where(photo => photo.Kind == RootKind.Photos && photo.State == PhotoState.Indexed && photo.MissingSince == null).CountAsync(Stop))).ShouldBe(Files);
    }

    private static Task<List<string>> ReadAsync(RunningApp app) => app.QueryAsync(context =>
        context.PresentFiles.Where(file => file.PendingSince == null && file.PhotoId != null).OrderBy(file => file.Path).Select(file => file.Path).ToListAsync(Stop));

    /// <summary>Each is another picture; one folder in ten gets another name when it is full.</summary>
    private static void Arrive(string photos)
    {
        for (var number = 0; number < Files; number++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(photos, $"{number / FilesAFolder}")).FullName;
            using (var picture = DrawnPictures.Plain(24, 24, new Rgb24((byte)number, (byte)(number >> 8), 0)))
            {
                picture.SaveAsPng(Path.Combine(folder, $"{number}.png"));
            }

            if (number % (10 * FilesAFolder) == FilesAFolder - 1)
            {
                Directory.Move(folder, folder + " renamed");
            }
        }
    }
}
