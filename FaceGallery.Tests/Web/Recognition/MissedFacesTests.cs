using FaceGallery.Domain.Detection;
using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Recognition;

public sealed class MissedFacesTests(Recognising recognising) : IClassFixture<Recognising>
{
    private const string Portrait = "party/People/Barack Obama.jpg";

    [Theory]
    [InlineData(0)]
    [InlineData(45)]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(250)]
    public void A_face_in_a_drawn_box_is_known_however_it_lies(int degrees)
    {
        var upright = recognising.Faces(Portrait).ShouldHaveSingleItem();
        var picture = recognising.DecodeTurned(Portrait, degrees).Image;
        var face = recognising.Missed.AnalyzeBox(picture, new(0.3f, 0.3f, 0.4f, 0.4f)).ShouldNotBeNull();
        face.Embedding.Similarity(upright.Embedding).ShouldBeGreaterThan(0.8f);
        face.Quality.IsUsable.ShouldBeTrue();
    }

    [Fact]
    public void A_sloppy_box_becomes_the_face_that_it_means()
    {
        var image = recognising.Decode("groups/dlib_2007_007763.jpg");
        foreach (var face in recognising.Faces(image))
        {
            var box = face.Detection.Box;
            var sloppy = new RelativeBox(box.X - (box.Width * 0.3f), box.Y - (box.Height * 0.1f), box.Width * 1.4f, box.Height * 1.4f);
            var drawn = recognising.Missed.AnalyzeBox(image, sloppy).ShouldNotBeNull();
            drawn.Detection.Box.Overlap(box).ShouldBeGreaterThan(0.7f);
        }
    }

    [Fact]
    public void A_box_around_nothing_holds_no_face() =>
        recognising.Missed.AnalyzeBox(Grey(400, 300), new(0.9f, 0.9f, 0.3f, 0.3f)).ShouldBeNull();

    [Fact]
    public void A_closer_look_finds_faces_that_are_too_small_at_first()
    {
        using var folder = new TemporaryFolder();
        var picture = recognising.DecodeFile(Collage.InCorner(folder["small.jpg"], SharedFiles.Photos("groups/g20_leaders-turkey.jpg"), longSide: 220)).Image;
        var known = Boxes(recognising.Faces(picture));
        var more = Boxes(recognising.Missed.DeepScan(picture, known));
        more.Count.ShouldBeGreaterThan(known.Count);
        more.ShouldAllBe(face => face.X < 0.2f && !known.Exists(box => box.Overlap(face) > 0));
    }

    [Fact]
    public void A_closer_look_finds_who_lies_beside_one_who_stands()
    {
        using var folder = new TemporaryFolder();
        var lying = TurnedPhoto.Save(SharedFiles.Photos(Portrait), 90, folder["lying.jpg"]);
        var photo = recognising.DecodeFile(Collage.SideBySide(folder["both.jpg"], SharedFiles.Photos("party/People/Joe Biden.jpg"), lying));
        var seen = recognising.Upright(photo);
        seen.RotationDegrees.ShouldBe(0);
        var face = recognising.Missed.DeepScan(photo.Image, Boxes(seen.Faces)).ShouldHaveSingleItem();
        face.Embedding.Similarity(recognising.Faces(Portrait)[0].Embedding).ShouldBeGreaterThan(0.9f);
        face.Quality.Roll.ShouldBe(90, tolerance: 15);
    }

    [Theory]
    [InlineData("nofaces/hardanimal_n02481823_chimpanzee.jpg")]
    [InlineData("nofaces/hardanimal_n02123394_Persian_cat.jpg")]
    public void A_closer_look_makes_no_face_of_an_animal(string photo) =>
        recognising.Missed.DeepScan(recognising.Decode(photo), []).ShouldBeEmpty();

    private static RgbImage Grey(int width, int height)
    {
        var pixels = new byte[width * height * RgbImage.Channels];
        Array.Fill(pixels, (byte)128);
        return new RgbImage(width, height, pixels);
    }

    private static List<RelativeBox> Boxes(IEnumerable<AnalysedFace> faces) => [.. faces.Select(face => face.Detection.Box)];
}
