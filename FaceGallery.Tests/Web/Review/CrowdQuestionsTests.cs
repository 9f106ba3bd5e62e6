using FaceGallery.Tests.Fixtures;
using Shouldly;

namespace FaceGallery.Tests.Web.Review;

/// <summary>Sixty small children, each in one photo, of whom one gets a name.</summary>
public sealed class CrowdQuestionsTests
{
    [Fact]
    public async Task Children_who_look_alike_to_the_machine_are_asked_about_ten_at_once_with_the_reason_and_never_named()
    {
        var library = new TestLibrary(("Recognition:MinSuggestSimilarity", "0.15"));
        foreach (var photo in SharedFiles.PhotosBelow("ages/0-2"))
        {
            library.AddPhoto(photo);
        }

        await using var app = await RunningApp.StartAsync(library);
        await app.WaitUntilIndexedAsync();
        var face = (await app.FacesByPhotoAsync())["0019.jpg"].First();
        await app.ChangeAsync("faces/name", new { faceIds = new[] { face }, name = "Ines" });

        (await app.AlbumAsync("Ines")).ShouldBe(["0019.jpg"]);
        var questions = await app.ListAsync("review?take=500");
        var crowds = questions.Where(question => question.GetProperty("isCrowd").GetBoolean()).ToList();
        crowds.ShouldNotBeEmpty();
        crowds.Max(question => question.Texts("faceIds").Length).ShouldBeInRange(2, 10);
        crowds.SelectMany(question => question.Texts("faceIds")).ShouldBeUnique();
    }
}
