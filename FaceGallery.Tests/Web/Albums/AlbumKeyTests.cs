using FaceGallery.Web.Search;
using Shouldly;

namespace FaceGallery.Tests.Web.Albums;

public sealed class AlbumKeyTests
{
    [Theory]
    [InlineData("person-12", "people/12")]
    [InlineData("group", "groups")]
    [InlineData("unnamed", "unknown?list=unnamed")]
    [InlineData("noface", "unknown?list=noface")]
    [InlineData("all", "timeline")]
    [InlineData("event-3", "events/3")]
    [InlineData("folder-1%2FParty%202025", "folders/1?path=Party%202025")]
    [InlineData("person-1;person-2;not-3;only;faces-2..4;known-some;from-2025-01-01;to-2025-12-31;camera-A%20B;text-a%3Bb", "search?in=person-1%3Bperson-2%3Bnot-3%3Bonly%3Bfaces-2..4%3Bknown-some%3Bfrom-2025-01-01%3Bto-2025-12-31%3Bcamera-A%2520B%3Btext-a%253Bb")]
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
    [InlineData("faces-x..")]
    [InlineData("faces-3")]
    [InlineData("from-2025-13-01")]
    [InlineData("known-7")]
    [InlineData("folder-x/y")]
    [InlineData("text-")]
    public void Anything_else_is_no_album(string? text) => AlbumKey.Parse(text).ShouldBeNull();
}
