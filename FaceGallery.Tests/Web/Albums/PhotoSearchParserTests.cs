using FaceGallery.Domain.Albums;
using FaceGallery.Web.People;
using FaceGallery.Web.Search;
using Shouldly;

namespace FaceGallery.Tests.Web.Albums;

public sealed class PhotoSearchParserTests
{
    private static readonly PersonCard[] People =
        [Person(1, "Anna"), Person(2, "Ben Carter"), Person(3, "Ben Miller"), Person(4, "Zoë"), Person(5, "José María Ruiz")];

    [Theory]
    [InlineData("anna", "person-1")]
    [InlineData("Anna -Zoe 2025", "person-1;not-4;from-2025-01-01;to-2025-12-31")]
    [InlineData("ben carter miller", "person-2;person-3")]
    [InlineData("ben", "text-ben")]
    [InlineData("ann mil", "person-1;person-3")]
    [InlineData("ben mi", "person-3")]
    [InlineData("\"ann\" a", "text-a;text-ann")]
    [InlineData("jose maria ruiz anna", "person-1;person-5")]
    [InlineData("jose ruiz", "person-5")]
    [InlineData("ruiz jose", "person-5")]
    [InlineData("anna and Ben Carter & ruiz 和 ben miller", "person-1;person-2;person-3;person-5")]
    [InlineData("anna, zoe", "person-1;person-4")]
    [InlineData("anna and beach", "person-1;text-and;text-beach")]
    [InlineData("beach beach", "text-beach")]
    [InlineData("-\"Ben Carter\"", "not-2")]
    [InlineData("2025-02", "from-2025-02-01;to-2025-02-28")]
    [InlineData("2025-02-30", "text-2025-02-30")]
    [InlineData("\"summer trip\" beach", "text-beach;text-summer%20trip")]
    [InlineData("   ", "")]
    [InlineData("- \" \"\"", "text--")]
    [InlineData("<b>&%_", "text-%3Cb%3E%26%25_")]
    public void What_is_typed_is_understood(string typed, string search) =>
        PhotoSearchText.Write(PhotoSearchParser.Parse(typed, People, new PhotoSearch())).ShouldBe(search);

    [Fact]
    public void What_is_asked_for_already_stays() =>
        PhotoSearchText.Write(PhotoSearchParser.Parse("anna", People, new PhotoSearch { NoneOf = [4] })).ShouldBe("person-1;not-4");

    [Fact]
    public void Who_is_named_twice_is_asked_for_once() =>
        PhotoSearchParser.Parse("ruiz jose", People, new PhotoSearch { AllOf = [5] }).AllOf.ShouldBe([5]);

    private static PersonCard Person(int id, string name) => new(id, name, 0, 0, null, null);
}
