using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.People;

/// <summary>Groups, margins and "nobody twice", on pictures composed of real photos.</summary>
public sealed class FaceNamingTests : IAsyncLifetime
{
    private const string Obama = "party/Photos/IMG_0002.jpg";
    private const string ObamaAgain = "party/Photos/IMG_0003.jpg";
    private const string Biden = "party/People/Joe Biden.jpg";
    private const string Howard = "party/People/Bryce Dallas Howard.jpg";

    private TestLibrary _library = null!;

    public ValueTask InitializeAsync()
    {
        _library = new TestLibrary();
        _library.AddPortrait("party/People/Barack Obama.jpg");
        _library.AddPortrait(Biden);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task Two_friends_in_one_photo_are_each_found_and_it_is_a_group()
    {
        _library.AddSideBySide("both.jpg", Obama, Biden);
        await _library.IndexAsync();

        (await _library.AlbumOfAsync("Barack Obama")).ShouldBe(["both.jpg"]);
        (await _library.AlbumOfAsync("Joe Biden")).ShouldBe(["both.jpg"]);
        var photo = await _library.PhotoAsync("both.jpg");
        (photo.FaceCount, photo.NamedFaceCount).ShouldBe((2, 2));
    }

    [Fact]
    public async Task A_friend_with_a_stranger_is_a_group_and_not_unknown()
    {
        _library.AddSideBySide("with stranger.jpg", Obama, Howard);
        await _library.IndexAsync();

        var photo = await _library.PhotoAsync("with stranger.jpg");
        (photo.FaceCount, photo.NamedFaceCount).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Nobody_is_twice_in_one_photo()
    {
        _library.AddSideBySide("twice.jpg", Obama, ObamaAgain);
        await _library.IndexAsync();

        var photo = await _library.PhotoAsync("twice.jpg");
        (photo.FaceCount, photo.NamedFaceCount).ShouldBe((2, 1));
    }

    [Fact]
    public async Task One_face_enrolled_under_two_names_is_ambiguous_and_stays_unknown()
    {
        _library.AddPortrait("party/People/Barack Obama.jpg", "Somebody Else.jpg");
        _library.AddPhoto(Obama);
        await _library.IndexAsync();

        (await _library.PhotoAsync("IMG_0002.jpg")).NamedFaceCount.ShouldBe(0);
    }
}
