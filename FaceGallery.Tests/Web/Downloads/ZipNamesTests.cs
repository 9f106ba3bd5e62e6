using System.Text;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Files;
using Shouldly;

namespace FaceGallery.Tests.Web.Downloads;

public sealed class ZipNamesTests
{
    [Theory]
    [InlineData("IMG_1.jpg", "IMG_1.jpg")]
    [InlineData("../../etc/passwd", "___.._etc_passwd")]
    [InlineData(@"C:\photos\a.jpg", "C__photos_a.jpg")]
    [InlineData("..", "__")]
    [InlineData("con.jpg", "_con.jpg")]
    [InlineData("line\nbreak\0.jpg", "line_break_.jpg")]
    [InlineData("", "_")]
    [InlineData("聚会 👩‍👩‍👧.jpg", "聚会 👩‍👩‍👧.jpg")]
    [InlineData("Mu\u0308ller.jpg", "M\u00fcller.jpg")]
    public void A_name_is_changed_only_where_it_could_do_harm(string name, string expected) =>
        ZipNames.Distinct([name]).ShouldBe([expected]);

    [Fact]
    public void The_same_name_again_is_numbered_whatever_its_case() =>
        ZipNames.Distinct(["a.jpg", "A.JPG", "a (2).jpg", "a.jpg", "M\u00fc", "Mu\u0308", "b.jpg"])
            .ShouldBe(["a.jpg", "A (2).JPG", "a (2) (2).jpg", "a (3).jpg", "M\u00fc", "M\u00fc (2)", "b.jpg"]);

    [Theory]
    [InlineData("Ж")]
    [InlineData("𝄞")]
    [InlineData("👩‍👩‍👧")]
    public void A_long_name_is_cut_between_characters_and_keeps_its_kind_and_number(string character)
    {
        var name = string.Concat(Enumerable.Repeat(character, 200)) + ".jpeg";

        var names = ZipNames.Distinct([name, name]);

        names.ShouldAllBe(cut => Encoding.UTF8.GetByteCount(cut) > 230 && Encoding.UTF8.GetByteCount(cut) <= PortableName.MaxBytes);
        names[0].ShouldMatch($"^({character})+\\.jpeg$");
        names[1].ShouldMatch($"^({character})+ \\(2\\)\\.jpeg$");
    }

    [Fact]
    public void Half_a_character_does_no_harm() => ZipNames.Distinct(["a\ud83d.jpg"]).ShouldBe(["a\ufffd.jpg"]);

    [Fact]
    public void Twenty_thousand_photos_of_one_name_are_all_told_apart() =>
        ZipNames.Distinct(Enumerable.Repeat("IMG.jpg", 20_000)).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(20_000);
}
