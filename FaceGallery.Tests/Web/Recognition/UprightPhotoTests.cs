using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Recognition;

public sealed class UprightPhotoTests(Recognising recognising) : IClassFixture<Recognising>
{
    [Theory]
    [InlineData("party/People/Barack Obama.jpg", 90, 270)]
    [InlineData("party/Photos/IMG_0002.jpg", 180, 180)]
    [InlineData("groups/fr_two_people.jpg", 270, 90)]
    public void A_photo_that_lies_on_its_side_or_head_is_turned_as_its_faces_say(string photo, int lies, int turn)
    {
        var expected = recognising.Faces(photo);
        var upright = recognising.Upright(recognising.DecodeTurned(photo, lies));
        upright.RotationDegrees.ShouldBe(turn);
        upright.Faces.Count.ShouldBe(expected.Count);
        upright.Faces[0].Embedding.Similarity(expected[0].Embedding).ShouldBeGreaterThan(0.9f);
        var original = recognising.DecodeFile(SharedFiles.Photos(photo));
        (upright.Photo.Width > upright.Photo.Height).ShouldBe(original.Width > original.Height);
    }

    [Theory]
    [InlineData("party/People")]
    [InlineData("identities/ben_affleck")]
    public void An_upright_photo_stays_as_it_is(string folder)
    {
        foreach (var photo in SharedFiles.PhotosBelow(folder))
        {
            recognising.Upright(recognising.DecodeFile(SharedFiles.Photos(photo))).RotationDegrees.ShouldBe(0, photo);
        }
    }

    [Fact]
    public void A_photo_without_people_is_not_turned_and_at_most_three_in_a_hundred_show_a_face()
    {
        var photos = SharedFiles.PhotosBelow("nofaces").Select(photo => recognising.Upright(recognising.DecodeFile(SharedFiles.Photos(photo)))).ToList();
        photos.ShouldAllBe(photo => photo.RotationDegrees == 0);
        photos.Count(photo => photo.Faces.Count > 0).ShouldBeLessThanOrEqualTo((int)(photos.Count * 0.03));
    }
}
