using FaceGallery.Domain.Albums;
using Shouldly;

namespace FaceGallery.Tests.Domain.Albums;

public sealed class PhotoSearchTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("person-1;person-2;any-4;not-3;only;faces-2..4;known-some;from-2025-01-01;to-2025-12-31;event-9;album-5;favourite;folder-1%2FTrip%2FDay%201;camera-A-B;text-a%3Bb;hidden")]
    [InlineData("faces-..0")]
    [InlineData("faces-3..")]
    public void A_search_is_written_and_read_again(string line) =>
        PhotoSearchText.Write(PhotoSearchText.Read(line).ShouldNotBeNull()).ShouldBe(line);

    [Fact]
    public void Equal_searches_have_equal_lines_whatever_the_order_of_asking() =>
        PhotoSearchText.Write(new PhotoSearch { AllOf = [7, 2, 7], Texts = ["b", "a"] }).ShouldBe("person-2;person-7;text-a;text-b");

    [Theory]
    [InlineData("person-x")]
    [InlineData("person-99999999999999")]
    [InlineData("faces-")]
    [InlineData("folder-7")]
    [InlineData("<script>")]
    [InlineData(";")]
    public void Anything_else_is_no_search(string line) => PhotoSearchText.Read(line).ShouldBeNull();

    [Fact]
    public void A_line_without_end_is_no_search() =>
        PhotoSearchText.Read(string.Join(';', Enumerable.Range(1, 1_000).Select(id => $"person-{id}"))).ShouldBeNull();
}
