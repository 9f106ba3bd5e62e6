using FaceGallery.Web.Albums;
using Shouldly;

namespace FaceGallery.Tests.Web.Albums;

public sealed class AlbumKeyTests
{
    [Theory]
    [InlineData("person-12", "/people/12")]
    [InlineData("group", "/groups")]
    [InlineData("unnamed", "/unknown?list=unnamed")]
    [InlineData("noface", "/unknown?list=noface")]
    public void An_album_is_named_and_found_again(string text, string page)
    {
        var album = AlbumKey.Parse(text).ShouldNotBeNull();

        album.ToString().ShouldBe(text);
        album.Href.ShouldBe(page);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("person-")]
    [InlineData("person--1")]
    [InlineData("holidays")]
    public void Anything_else_is_no_album(string? text) => AlbumKey.Parse(text).ShouldBeNull();
}
