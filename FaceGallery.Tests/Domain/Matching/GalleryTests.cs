using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;
using Shouldly;

namespace FaceGallery.Tests.Domain.Matching;

public sealed class GalleryTests
{
    private const int Ann = 1;
    private const int Ben = 2;

    [Fact]
    public void The_similarity_to_a_single_enrolled_face_is_theirs() =>
        Drawn.Portraits(Ann).Candidates(Drawn.Face(1, (Ann, 0.5f)), 1).Single().Similarity.ShouldBe(0.5f, tolerance: 0.001);

    [Fact]
    public void Many_who_are_alike_rank_before_one_chance_resemblance()
    {
        var anns = Enumerable.Range(1, 10).Select(own => (Ann, Drawn.Face(own, (Ann, 0.8f))));
        var bens = Enumerable.Range(11, 10).Select(own => (Ben, own == 11 ? Drawn.Face(own, (Ann, 0.9f)) : Drawn.Face(own, (Ben, 0.9f))));

        var ranked = new Gallery([.. anns, .. bens]).Candidates(Drawn.Face(30, (Ann, 0.6f), (Ben, 0.1f)), 2);

        ranked.Select(candidate => candidate.PersonId).ShouldBe([Ann, Ben]);
        ranked[0].Similarity.ShouldBeInRange(0.4f, 0.48f);
        ranked[1].Similarity.ShouldBeLessThan(0.2f);
    }

    [Fact]
    public void The_order_of_enrolment_changes_no_bit_of_a_similarity()
    {
        var random = new Random(1);
        var faces = Enumerable.Range(1, 30).Select(own => (Ann, Drawn.Face(own, (Ann, random.NextSingle())))).ToArray();
        var probe = Drawn.Face(31, (Ann, 0.6f));
        var before = new Gallery(faces).Candidates(probe, 1);
        random.Shuffle(faces);

        new Gallery(faces).Candidates(probe, 1).ShouldBe(before);
    }

    [Fact]
    public void A_gallery_is_of_one_model()
    {
        var foreign = Embedding.FromOutput("another", [1, 0]);

        Should.Throw<ArgumentException>(() => new Gallery([(Ann, Drawn.Face(1)), (Ann, foreign)]));
        Should.Throw<ArgumentException>(() => Drawn.Portraits(Ann).Candidates(foreign, 1));
    }
}
