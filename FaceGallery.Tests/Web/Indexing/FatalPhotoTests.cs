using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

/// <summary>A file over which the process dies whenever it is read: the test kills the process as soon as that file is being read.</summary>
public sealed class FatalPhotoTests
{
    // Decoding it takes a second or more, during which others are read beside it.
    private const string Fatal = "odd/bomb/sharp_giant-image.jpg";
    private const int Innocent = 12;

    /// <summary>128 and the number of the signal.</summary>
    private const int Killed = 137;

    [Fact]
    public async Task Is_set_aside_after_the_second_death_and_all_others_are_indexed()
    {
        await using var library = new TestLibrary(("Indexing:Workers", "2"));
        library.AddPhoto(Fatal, "A fatal one.jpg");
        foreach (var photo in SharedFiles.PhotosBelow("party/Photos").Take(Innocent))
        {
            library.AddPhoto(photo);
        }

        for (var deaths = 0; deaths < 2; deaths++)
        {
            await DieAsync(library, deaths);
        }

        var summary = await library.IndexAsync();

        (summary.Indexed, summary.Failed).ShouldBe((Innocent, 1));
        (await library.PhotoAsync("A fatal one.jpg")).FailureReason.ShouldNotBeNull().Key.ShouldBe("Unreadable.StoppedTwice");
        await library.RetryAsync();
        (await library.PhotoAsync("A fatal one.jpg")).State.ShouldBe(PhotoState.Indexed);
    }

    private static async Task DieAsync(TestLibrary library, int deathsBefore)
    {
        using var process = CommandLine.Start("index", "--photos", library.Photos, "--data", library.Data);

        // The first in the folder has the first row. A thread of its own does not wait for other tests' turns.
        var mark = new FileInfo(Path.Combine(library.Data, "reading", "1"));
        await Task.Factory.StartNew(
            () =>
            {
                SpinWait.SpinUntil(() => process.HasExited || IsBeingRead(mark, deathsBefore));
                process.Kill();
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(Killed, await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        mark.Refresh();
        mark.Exists.ShouldBeTrue("It was read before the process could be killed.");
    }

    private static bool IsBeingRead(FileInfo mark, int deathsBefore)
    {
        mark.Refresh();
        return mark.Exists && mark.Length >= deathsBefore;
    }
}
