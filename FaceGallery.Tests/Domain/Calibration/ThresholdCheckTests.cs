using FaceGallery.Domain.Calibration;
using FaceGallery.Domain.Matching;
using FaceGallery.Tests.Domain.Matching;
using Shouldly;

namespace FaceGallery.Tests.Domain.Calibration;

public sealed class ThresholdCheckTests
{
    private const int Ann = 1;
    private const int Ben = 2;

    [Fact]
    public void Each_age_is_told_apart_where_birthdays_are_known()
    {
        var report = Confirmed.Check(
            [.. Confirmed.Crowd(people: 10, each: 4, noise: 0.5f).Select(face => face with { Age = face.PersonId switch { 0 => 1, 1 => 30, _ => null } })]);

        report.Ages.Select(age => (age.From, age.Faces)).ShouldBe([(0, 4), (20, 4)]);
        report.Ages.ShouldAllBe(age => age.Misses.Trials == 4);
    }

    [Fact]
    public void In_a_large_library_each_threshold_counts_for_as_much_more_as_a_name_takes_there()
    {
        var faces = Confirmed.Crowd(people: 20, each: 5, noise: 1.4f);

        var large = Confirmed.Check(faces, libraryFaces: 30_000);

        large.Surcharge.ShouldBe(0.03f, 0.001f);
        var (there, here) = (large.Present, Confirmed.Check(faces).Rates.Single(rates => rates.Threshold == 0.49f));
        (there.FalseNames, there.Misses).ShouldBe((here.FalseNames, here.Misses));
    }

    [Fact]
    public void Each_pair_is_counted_once_with_its_own_kind()
    {
        var report = Confirmed.Check([Confirmed.Face(1, Ann, 0.9f), Confirmed.Face(2, Ann, 0.75f), Confirmed.Face(3, Ben, 0.9f)]);

        report.SamePerson.Total.ShouldBe(1);
        report.SamePerson.Counts[100 + 67].ShouldBe(1);
        report.DifferentPeople.Total.ShouldBe(2);
        report.Present.FalseMatchRate.ShouldBe(0);
        report.Present.FalseNonMatchRate.ShouldBe(0);
    }

    [Theory]
    [InlineData(0.25f, 20, 5)]
    [InlineData(0.36f, 20, 5)]
    [InlineData(0.3f, 20, 5)]
    [InlineData(0.3f, 4, 45)]
    public void A_face_is_named_as_the_app_would_name_it_with_all_others_enrolled(float threshold, int people, int each)
    {
        var thresholds = new RecognitionThresholds { MinMatchSimilarity = threshold };
        var faces = Confirmed.Crowd(people, each, noise: 1.4f);

        var report = Confirmed.Check(faces, thresholds);

        var named = faces.Select(face => (face.PersonId, Named: Name(face, faces.Except([face]), thresholds))).ToList();
        report.Present.Misses.ShouldBe(new ErrorRate(named.Count(face => face.Named != face.PersonId), faces.Count));
        report.Present.Mistaken.ShouldBe(new ErrorRate(named.Count(face => face.Named is { } id && id != face.PersonId), faces.Count));
        var strangers = faces.Count(face => Name(face, faces.Where(other => other.PersonId != face.PersonId), thresholds) is not null);
        report.Present.FalseNames.ShouldBe(new ErrorRate(strangers, faces.Count));
        strangers.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Between_two_people_who_are_equally_likely_a_face_is_missed_rather_than_mistaken()
    {
        var report = Confirmed.Check([Confirmed.Face(1, Ann, (Ann, 0.6f), (Ben, 0.6f)), Confirmed.Face(2, Ann, 0.9f), Confirmed.Face(3, Ben, 0.9f)]);

        report.Present.Misses.ShouldBe(new ErrorRate(1, 2));
        report.Present.Mistaken.ShouldBe(new ErrorRate(0, 2));
    }

    [Fact]
    public void Somebody_with_one_face_can_only_be_named_falsely()
    {
        var report = Confirmed.Check([Confirmed.Face(1, Ann, 0.9f), Confirmed.Face(2, Ben, (Ben, 0.6f), (Ann, 0.6f))]);

        report.Present.Misses.Trials.ShouldBe(0);
        report.Present.FalseNames.ShouldBe(new ErrorRate(2, 2));
    }

    [Fact]
    public void A_copy_of_a_picture_and_a_face_of_the_same_photo_prove_nothing()
    {
        var face = Confirmed.Face(1, Ann, 0.9f);
        var report = Confirmed.Check([face, face with { FaceId = 2, PhotoId = 2 }, Confirmed.Face(3, Ann, 0.8f) with { PhotoId = 1 }]);

        report.SamePerson.Total.ShouldBe(1);
        report.Present.Misses.Trials.ShouldBe(2);
    }

    [Fact]
    public void A_copy_under_another_name_is_the_first_thing_to_look_at()
    {
        var face = Confirmed.Face(1, Ann, 0.9f);
        var report = Confirmed.Check([face, face with { FaceId = 2, PhotoId = 2, PersonId = Ben }, Confirmed.Face(3, Ann, 0.8f)]);

        report.MostAlike[0].ShouldSatisfyAllConditions(pair => pair.FaceId.ShouldBe(1), pair => pair.OtherFaceId.ShouldBe(2), pair => pair.Similarity.ShouldBe(1, tolerance: 0.001));
    }

    [Fact]
    public void A_poor_face_vouches_for_others_but_is_not_asked_for()
    {
        var report = Confirmed.Check([Confirmed.Face(1, Ann, 0.9f) with { IsUsable = false }, Confirmed.Face(2, Ann, 0.8f)]);

        report.TooPoor.ShouldBe(1);
        report.Present.Misses.ShouldBe(new ErrorRate(0, 1));
    }

    [Fact]
    public void A_face_under_a_wrong_name_does_not_fill_the_list()
    {
        var faces = Enumerable.Range(1, 9).Select(id => Confirmed.Face(id, Ann, 0.9f)).Append(Confirmed.Face(10, Ann, (Ben, 0.9f))).ToList();

        var pairs = Confirmed.Check(faces).LeastAlike;

        (pairs[0].FaceId == 10 || pairs[0].OtherFaceId == 10).ShouldBeTrue();
        pairs.SelectMany(pair => new[] { pair.FaceId, pair.OtherFaceId }).ShouldBeUnique();
    }

    [Fact]
    public void The_order_of_the_faces_changes_nothing()
    {
        var faces = Confirmed.Crowd(people: 30, each: 20, noise: 1.4f);
        var forwards = Confirmed.Check(faces);
        faces.Reverse();
        var backwards = Confirmed.Check(faces);

        backwards.Rates.ShouldBe(forwards.Rates);
        backwards.MostAlike.ShouldBe(forwards.MostAlike);
        backwards.LeastAlike.ShouldBe(forwards.LeastAlike);
    }

    [Fact]
    public void Nothing_to_compare_is_no_error()
    {
        var report = Confirmed.Check([]);

        report.Present.FalseNames.Rate.ShouldBeNull();
        report.Present.FalseMatchRate.ShouldBeNull();
        report.Proposal.Basis.ShouldBe(ProposalBasis.TooFew);
    }

    [Fact]
    public void Somebody_who_does_not_wait_for_it_stops_it() =>
        Should.Throw<OperationCanceledException>(() => new ThresholdCheck(new RecognitionThresholds()).Check([Confirmed.Face(1, Ann, 0.9f)], 1, new CancellationToken(canceled: true)));

    private static int? Name(ConfirmedFace face, IEnumerable<ConfirmedFace> enrolled, RecognitionThresholds thresholds) =>
        new FaceMatcher(thresholds)
            .Match(new Gallery(enrolled.Select(other => (other.PersonId, other.Embedding))), new Probe(face.FaceId, face.PhotoId, face.Embedding, IsUsable: true))
            .Single().PersonId;
}
