using FaceGallery.Domain.Photos;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Indexing;

/// <summary>A file over which the process dies whenever it is read: the test kills the process before it can say that it has read that file.</summary>
public sealed class FatalPhotoTests
{
    // Decoding it takes a second or more, during which others are read beside it.
    private const string Fatal = "odd/bomb/sharp_giant-image.jpg";
    private const int Innocent = 12;

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
            // The first in the folder has the first row.
            (await CommandLine.DieDeletingAsync(Path.Combine(library.Data, "reading", "1"), "index", "--photos", library.Photos, "--data", library.Data)).ShouldBeTrue("It was not killed.");
        }

        var summary = await library.IndexAsync();

        (summary.Indexed, summary.Failed).ShouldBe((Innocent, 1));
        (await library.PhotoAsync("A fatal one.jpg")).FailureReason.ShouldNotBeNull().Key.ShouldBe("Unreadable.StoppedTwice");
        await library.RetryAsync();
        (await library.PhotoAsync("A fatal one.jpg")).State.ShouldBe(PhotoState.Indexed);
    }
}
