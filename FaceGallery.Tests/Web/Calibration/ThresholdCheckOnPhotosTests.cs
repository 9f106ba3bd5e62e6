using FaceGallery.Domain.Calibration;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;
using FaceGallery.Tests.Domain.Matching;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Recognition;
using FaceGallery.Web.Commands.Evaluate;
using Shouldly;

namespace FaceGallery.Tests.Web.Calibration;

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
        right.Present.FalseNames.Errors.ShouldBe(0);
        right.Present.Misses.Errors.ShouldBeLessThanOrEqualTo(3);

        var wrong = Check([faces[0] with { PersonId = people.Count - 1 }, .. faces.Skip(1)]);
        (wrong.LeastAlike[0].FaceId == 0 || wrong.LeastAlike[0].OtherFaceId == 0).ShouldBeTrue();
        (wrong.MostAlike[0].FaceId == 0 || wrong.MostAlike[0].OtherFaceId == 0).ShouldBeTrue();
    }

    /// <summary>Each child with two faces that resemble theirs as their own might.</summary>
    [Fact]
    public void A_child_s_face_that_reaches_only_the_lower_threshold_is_to_check_and_no_name()
    {
        var random = new Random(1);
        var children = SharedFiles.PhotosBelow("ages/0-2").Take(30).Select((photo, child) => Face(3 * child, child, photo)).Where(face => face.IsUsable).ToList();
        var faces = children.SelectMany(child => new[] { child, Like(child, 1, random), Like(child, 2, random) }).ToList();

        var report = Check([.. faces.Select(face => face with { Age = 1 })]);

        var decisions = faces.ConvertAll(face => (face.PersonId, Decision: Decide(face, faces)));
        var crowd = faces.Zip(decisions).Where(pair => pair.First.Embedding.IsInCrowd && pair.Second.Decision.SuggestedPersonId == pair.First.PersonId);
        report.Present.Misses.ShouldBe(new ErrorRate(decisions.Count(face => face.Decision.PersonId != face.PersonId), faces.Count));
        report.Present.ToCheck.ShouldBe(crowd.Count(pair => pair.Second.Decision.Similarity >= new RecognitionThresholds().MinMatchSimilarity));
        report.Present.ToCheck.ShouldBeGreaterThan(0);
        report.Ages.Single().ToCheck.ShouldBe(report.Present.ToCheck);
    }

    private static ConfirmedFace Like(ConfirmedFace child, int other, Random random) => child with
    {
        FaceId = child.FaceId + other,
        PhotoId = child.FaceId + other,
        Embedding = Embedding.FromOutput(
            child.Embedding.Model, [.. child.Embedding.Vector.ToArray().Select(part => part + (0.2f * (random.NextSingle() - 0.5f)))]),
    };

    private static FaceDecision Decide(ConfirmedFace face, IEnumerable<ConfirmedFace> all) => new FaceMatcher(new RecognitionThresholds())
        .Match(
            new Gallery(all.Where(other => other != face).Select(other => (other.PersonId, other.Embedding))),
            new Probe(face.FaceId, face.PhotoId, face.Embedding, IsUsable: true))
        .Single();

    private static ThresholdReport Check(List<ConfirmedFace> faces) =>
        new ThresholdCheck(new RecognitionThresholds()).Check(faces, faces.Count, TestContext.Current.CancellationToken);

    private ConfirmedFace Face(int id, int person, string photo)
    {
        var face = CentralFace.Of(recognising.Faces(photo), aspectRatio: 1)!;
        return new ConfirmedFace(id, person, id, face.Embedding, face.Quality.IsUsable);
    }
}
