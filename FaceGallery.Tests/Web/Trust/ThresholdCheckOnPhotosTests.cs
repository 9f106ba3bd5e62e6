using FaceGallery.Domain.Recognition;
using FaceGallery.Domain.Trust;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Recognition;
using FaceGallery.Web.Recognition.Evaluation;
using Shouldly;

namespace FaceGallery.Tests.Web.Trust;

public sealed class ThresholdCheckOnPhotosTests(Recognising recognising) : IClassFixture<Recognising>
{
    [Fact]
    public void Ten_people_are_told_apart_and_a_photo_under_a_wrong_name_is_found()
    {
        var photos = SharedFiles.PhotosBelow("lfw").Take(60).ToList();
        var people = photos.Select(photo => Path.GetDirectoryName(photo)!).Distinct().ToList();
        var faces = photos.Select((photo, id) => Face(id, people.IndexOf(Path.GetDirectoryName(photo)!), photo)).ToList();

        var right = Check(faces);
        right.SamePerson.ShareFrom(0.36f)!.Value.ShouldBeGreaterThan(0.9);
        right.DifferentPeople.ShareFrom(0.36f)!.Value.ShouldBeLessThan(0.005);
        right.Present.Misses.Errors.ShouldBe(0);

        var wrong = Check([faces[0] with { PersonId = people.Count - 1 }, .. faces.Skip(1)]);
        (wrong.LeastAlike[0].FaceId == 0 || wrong.LeastAlike[0].OtherFaceId == 0).ShouldBeTrue();
        (wrong.MostAlike[0].FaceId == 0 || wrong.MostAlike[0].OtherFaceId == 0).ShouldBeTrue();
    }

    private static ThresholdReport Check(IReadOnlyCollection<ConfirmedFace> faces) =>
        new ThresholdCheck(new RecognitionThresholds()).Check(faces, TestContext.Current.CancellationToken);

    private ConfirmedFace Face(int id, int person, string photo)
    {
        var face = CentralFace.Of(recognising.Faces(photo), aspectRatio: 1)!;
        return new ConfirmedFace(id, person, id, face.Embedding, face.Quality.IsUsable);
    }
}
