using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;
using Shouldly;

namespace FaceGallery.Tests.Domain.Matching;

public sealed class FaceMatcherTests
{
    private const int Ann = 1;
    private const int Ben = 2;

    private readonly FaceMatcher _matcher = new(new RecognitionThresholds());

    [Fact]
    public void A_face_near_enough_to_a_portrait_gets_its_name()
    {
        var decision = _matcher.Match(Drawn.Portraits(Ann, Ben), Probe(1, photo: 1, Drawn.Face(1, (Ann, 0.5f)))).Single();

        decision.PersonId.ShouldBe(Ann);
        decision.Similarity.ShouldBe(0.5f, tolerance: 0.001);
    }

    [Fact]
    public void A_face_below_the_threshold_is_only_a_suggestion() =>
        _matcher.Match(Drawn.Portraits(Ann, Ben), Probe(1, photo: 1, Drawn.Face(1, (Ann, 0.4f)))).Single()
            .ShouldSatisfyAllConditions(decision => decision.PersonId.ShouldBeNull(), decision => decision.SuggestedPersonId.ShouldBe(Ann));

    [Fact]
    public void In_a_large_library_a_name_takes_more_and_who_has_less_is_suggested()
    {
        var face = Probe(1, photo: 1, Drawn.Face(1, (Ann, 0.47f)));
        var others = Enumerable.Range(2, 10_000).Select(id => Probe(id, id, Drawn.Face(2, (Ben, 0.1f))));

        _matcher.Match(Drawn.Portraits(Ann), face).Single().PersonId.ShouldBe(Ann);
        _matcher.Match(Drawn.Portraits(Ann), [face, .. others])[0]
            .ShouldSatisfyAllConditions(decision => decision.PersonId.ShouldBeNull(), decision => decision.SuggestedPersonId.ShouldBe(Ann));
    }

    [Fact]
    public void A_stranger_is_neither_named_nor_suggested() =>
        _matcher.Match(Drawn.Portraits(Ann, Ben), Probe(1, photo: 1, Drawn.Face(1, (Ann, 0.1f)))).Single().ShouldBe(default);

    [Fact]
    public void Between_two_people_who_are_equally_likely_the_face_stays_unknown() =>
        _matcher.Match(Drawn.Portraits(Ann, Ben), Probe(1, photo: 1, Drawn.Face(1, (Ann, 0.5f), (Ben, 0.47f)))).Single().PersonId.ShouldBeNull();

    [Fact]
    public void Nobody_is_twice_in_one_photo_and_the_better_claim_wins()
    {
        var decisions = _matcher.Match(
            Drawn.Portraits(Ann, Ben),
            Probe(1, photo: 1, Drawn.Face(1, (Ann, 0.5f))),
            Probe(2, photo: 1, Drawn.Face(2, (Ann, 0.6f))));

        decisions.Select(decision => decision.PersonId).ShouldBe([null, Ann]);
    }

    [Fact]
    public void Who_is_in_a_photo_is_not_suggested_for_another_face_of_it() =>
        _matcher.Match(Drawn.Portraits(Ann, Ben), Probe(1, photo: 1, Drawn.Face(1, (Ann, 0.5f))), Probe(2, photo: 1, Drawn.Face(2, (Ann, 0.6f))))[0].ShouldBe(default);

    [Fact]
    public void A_face_that_a_human_named_keeps_others_of_its_photo_from_that_name()
    {
        var decisions = _matcher.Match(
            Drawn.Portraits(Ann, Ben),
            new Probe(1, 1, Drawn.Face(1, (Ann, 0.2f)), IsUsable: true, DecidedPersonId: Ann),
            Probe(2, photo: 1, Drawn.Face(2, (Ann, 0.6f))));

        decisions[1].PersonId.ShouldBeNull();
    }

    [Fact]
    public void Whom_a_face_is_not_is_neither_its_name_nor_its_suggestion() =>
        _matcher.Match(Drawn.Portraits(Ann, Ben), Probe(1, photo: 1, Drawn.Face(1, (Ann, 0.6f))) with { ExcludedPeople = [Ann] }).Single().ShouldBe(default);

    [Fact]
    public void Whom_a_face_is_not_is_no_rival_for_its_name() =>
        _matcher.Match(Drawn.Portraits(Ann, Ben), Probe(1, photo: 1, Drawn.Face(1, (Ann, 0.5f), (Ben, 0.47f))) with { ExcludedPeople = [Ben] })
            .Single().PersonId.ShouldBe(Ann);

    [Fact]
    public void Whom_one_face_is_not_another_of_the_photo_may_be()
    {
        var decisions = _matcher.Match(
            Drawn.Portraits(Ann, Ben),
            Probe(1, photo: 1, Drawn.Face(1, (Ann, 0.7f))) with { ExcludedPeople = [Ann] },
            Probe(2, photo: 1, Drawn.Face(2, (Ann, 0.6f))));

        decisions.Select(decision => decision.PersonId).ShouldBe([null, Ann]);
    }

    [Fact]
    public void Sure_faces_do_not_support_a_name_that_was_rejected()
    {
        var sure = new[] { Drawn.Face(1, (Ann, 0.6f), (8, 0.7f)), Drawn.Face(2, (Ann, 0.6f), (8, 0.7f)) };
        var odd = Probe(3, photo: 3, Drawn.Face(5, (Ann, 0.25f), (8, 0.5f))) with { ExcludedPeople = [Ann] };

        _matcher.Match(Drawn.Portraits(Ann, Ben), Probe(1, photo: 1, sure[0]), Probe(2, photo: 2, sure[1]), odd)[2].PersonId.ShouldBeNull();
    }

    [Fact]
    public void Of_two_equal_claims_in_a_photo_the_order_does_not_decide()
    {
        var (first, second) = (Probe(1, photo: 1, Drawn.Face(1, (Ann, 0.5f))), Probe(2, photo: 1, Drawn.Face(2, (Ann, 0.5f))));

        _matcher.Match(Drawn.Portraits(Ann), first, second)[0].PersonId.ShouldBe(Ann);
        _matcher.Match(Drawn.Portraits(Ann), second, first)[1].PersonId.ShouldBe(Ann);
    }

    [Fact]
    public void A_face_too_poor_to_name_is_not_named() =>
        _matcher.Match(Drawn.Portraits(Ann), new Probe(1, 1, Drawn.Face(1, (Ann, 0.9f)), IsUsable: false)).Single().ShouldBe(default);

    [Fact]
    public void Two_sure_faces_support_a_third_that_the_portrait_alone_would_miss()
    {
        var odd = Drawn.Face(5, (Ann, 0.25f), (8, 0.5f));
        var sure = new[] { Drawn.Face(1, (Ann, 0.6f), (8, 0.7f)), Drawn.Face(2, (Ann, 0.6f), (8, 0.7f)) };
        _matcher.Match(Drawn.Portraits(Ann, Ben), Probe(3, photo: 3, odd)).Single().PersonId.ShouldBeNull();

        var decisions = _matcher.Match(Drawn.Portraits(Ann, Ben), Probe(1, photo: 1, sure[0]), Probe(2, photo: 2, sure[1]), Probe(3, photo: 3, odd));

        decisions[2].PersonId.ShouldBe(Ann);
    }

    [Fact]
    public void Sure_faces_do_not_support_whom_the_portrait_itself_speaks_against()
    {
        var sure = new[] { Drawn.Face(1, (Ann, 0.6f), (8, 0.7f)), Drawn.Face(2, (Ann, 0.6f), (8, 0.7f)) };
        var stranger = Drawn.Face(5, (Ann, -0.26f), (8, 0.88f));
        var suggestsAnybody = new FaceMatcher(new RecognitionThresholds { MinSuggestSimilarity = 0.1f });

        var decisions = suggestsAnybody.Match(Drawn.Portraits(Ann, Ben), Probe(1, photo: 1, sure[0]), Probe(2, photo: 2, sure[1]), Probe(3, photo: 3, stranger));

        decisions.Select(decision => decision.PersonId).ShouldBe([Ann, Ann, null]);
    }

    [Fact]
    public void One_chance_resemblance_of_a_stranger_is_outvoted_by_their_other_photos()
    {
        var lookalike = Drawn.Face(1, (Ann, 0.48f), (9, 0.8f));
        var others = Enumerable.Range(2, 4).Select(own => Probe(own, photo: own, Drawn.Face(own, (9, 0.9f))));

        _matcher.Match(Drawn.Portraits(Ann, Ben), Probe(1, photo: 1, lookalike)).Single().PersonId.ShouldBe(Ann);
        _matcher.Match(Drawn.Portraits(Ann, Ben), [Probe(1, photo: 1, lookalike), .. others])[0].PersonId.ShouldBeNull();
    }

    [Fact]
    public void A_stranger_who_resembles_one_of_many_enrolled_faces_is_not_named()
    {
        var odd = Drawn.Face(1, (Ann, 0.5f), (9, 0.6f));
        var gallery = new Gallery([(Ann, odd), .. Enumerable.Range(2, 9).Select(own => (Ann, Drawn.Face(own, (Ann, 0.8f))))]);

        _matcher.Match(gallery, Probe(1, photo: 1, Drawn.Face(20, (9, 0.8f)))).Single().ShouldBe(default);
        _matcher.Match(new Gallery([(Ann, odd)]), Probe(1, photo: 1, Drawn.Face(20, (9, 0.8f)))).Single().PersonId.ShouldBe(Ann);
    }

    [Fact]
    public void A_face_that_a_human_named_does_not_vouch_with_its_likeness_to_itself()
    {
        var odd = Drawn.Face(1, (Ann, 0.5f), (9, 0.6f));
        var gallery = new Gallery([(Ann, odd), .. Enumerable.Range(2, 3).Select(own => (Ann, Drawn.Face(own, (Ann, 0.7f))))]);
        var lookalike = Probe(1, photo: 1, Drawn.Face(20, (Ann, 0.3f), (9, 0.65f)));

        var alone = _matcher.Match(gallery, lookalike).Single();
        var besideIt = _matcher.Match(gallery, lookalike, Probe(2, photo: 2, odd) with { DecidedPersonId = Ann })[0];

        besideIt.ShouldBe(alone);
    }

    [Fact]
    public void The_order_of_arrival_changes_nothing()
    {
        var faces = Enumerable.Range(1, 30)
            .Select(own => Probe(own, photo: own % 11, Drawn.Face(own, (Ann + (own % 2), 0.2f + (own * 0.015f)), (8, 0.5f))))
            .ToArray();

        var forwards = faces.Zip(_matcher.Match(Drawn.Portraits(Ann, Ben), faces)).ToDictionary(pair => pair.First.FaceId, pair => pair.Second);
        Array.Reverse(faces);
        var backwards = faces.Zip(_matcher.Match(Drawn.Portraits(Ann, Ben), faces)).ToDictionary(pair => pair.First.FaceId, pair => pair.Second);

        backwards.OrderBy(pair => pair.Key).ShouldBe(forwards.OrderBy(pair => pair.Key));
    }

    [Fact]
    public void An_empty_gallery_names_nobody() =>
        _matcher.Match(Drawn.Portraits(), Probe(1, photo: 1, Drawn.Face(1, (Ann, 0.9f)))).Single().ShouldBe(default);

    private static Probe Probe(int id, int photo, Embedding embedding) => new(id, photo, embedding, IsUsable: true);
}
