using FaceGallery.Domain.Detection;
using Shouldly;

namespace FaceGallery.Tests.Web.Recognition;

public sealed class FaceAnalyzerTests(Recognising recognising) : IClassFixture<Recognising>
{
    [Theory]
    [InlineData("groups/fr_two_people.jpg", 2)]
    [InlineData("groups/dlib_2007_007763.jpg", 7)]
    [InlineData("party/People/Barack Obama.jpg", 1)]
    public void Everybody_in_the_photo_is_found_once(string photo, int people) =>
        recognising.Faces(photo).Count.ShouldBe(people);

    [Fact]
    public void Landmarks_are_the_viewers_left_and_right_and_lie_in_the_box()
    {
        var face = recognising.Faces("party/People/Joe Biden.jpg").ShouldHaveSingleItem().Detection;
        face.Landmarks.LeftEye.X.ShouldBeLessThan(face.Landmarks.RightEye.X);
        face.Landmarks.LeftMouth.X.ShouldBeLessThan(face.Landmarks.RightMouth.X);
        face.Landmarks.LeftEye.Y.ShouldBeLessThan(face.Landmarks.Nose.Y);
        face.Landmarks.Nose.Y.ShouldBeLessThan(face.Landmarks.LeftMouth.Y);
        face.Box.X.ShouldBeLessThan(face.Landmarks.LeftEye.X);
        (face.Box.Y + face.Box.Height).ShouldBeGreaterThan(face.Landmarks.RightMouth.Y);
    }

    [Fact]
    public void The_same_person_is_similar_and_another_is_not()
    {
        var portrait = Main("party/People/Barack Obama.jpg");
        portrait.Similarity(Main("party/Photos/IMG_0002.jpg")).ShouldBeGreaterThan(0.5f);
        portrait.Similarity(Main("party/People/Joe Biden.jpg")).ShouldBeLessThan(0.3f);
    }

    [Fact]
    public async Task Many_threads_get_the_same_bits_as_one()
    {
        var image = recognising.Decode("groups/dlib_2007_007763.jpg");
        var alone = recognising.Faces(image).Select(face => face.Embedding.ToBytes()).ToList();
        var together = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => recognising.Faces(image))));
        foreach (var faces in together)
        {
            faces.Select(face => face.Embedding.ToBytes()).ShouldBe(alone);
        }
    }

    [Fact]
    public void A_clear_portrait_is_usable_and_its_size_is_that_of_the_original()
    {
        var image = recognising.Decode("party/People/Barack Obama.jpg");
        var face = recognising.Faces(image).ShouldHaveSingleItem();
        face.Quality.IsUsable.ShouldBeTrue();
        face.Quality.Size.ShouldBe(Math.Min(face.Detection.Box.Width * image.Width, face.Detection.Box.Height * image.Height), tolerance: 0.5);
    }

    [Fact]
    public void A_picture_of_one_colour_has_no_face() =>
        recognising.Faces(new RgbImage(333, 7, new byte[333 * 7 * RgbImage.Channels])).ShouldBeEmpty();

    private Embedding Main(string photo) => recognising.Faces(photo)[0].Embedding;
}
