using FaceGallery.Domain.Photos;
using Shouldly;

namespace FaceGallery.Tests.Domain.Photos;

/// <summary>What the owner's turn means to whoever reads the file again.</summary>
public sealed class PhotoRotationTests
{
    private const string Hash = "00112233445566778899aabbccddeeff";

    [Theory]
    [InlineData(0, 0, 90, 0, 400, 300)]
    [InlineData(90, 0, 0, 90, 300, 400)]
    [InlineData(90, 90, 90, 90, 300, 400)]
    [InlineData(90, 0, 90, 0, 400, 300)]
    [InlineData(180, 0, 270, 270, 300, 400)]
    public void It_is_shown_as_the_owner_saw_it_whatever_its_faces_say_by_now(int owner, int before, int after, int turn, int width, int height)
    {
        var photo = Photo.Of(new PhotoFile { RootId = 1, Path = "a.jpg" });
        photo.Succeed(Hash, Content(before), []);
        photo.Rotate(owner);
        photo.Fail(Hash, new("Unreadable.Io", "away"), retryOnScan: true);

        photo.Succeed(Hash, Content(after), []);
        (photo.OwnerRotationDegrees, photo.RotationDegrees, photo.Width, photo.Height).ShouldBe((turn, after, width, height));
        photo.Rotate(0);
        (photo.Width, photo.Height).ShouldBe((400, 300));
    }

    private static PhotoContent Content(int rotation) => new(400, 300, rotation, IsDamaged: false, null, null, null, null, null, null, null);
}
