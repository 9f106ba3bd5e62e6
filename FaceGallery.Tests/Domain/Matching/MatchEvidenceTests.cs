using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Matching;
using Shouldly;

namespace FaceGallery.Tests.Domain.Matching;

public sealed class MatchEvidenceTests
{
    private readonly FaceNeighbours _neighbours = new();
    private readonly MatchEvidence _evidence = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Evidence_kept_between_matches_decides_exactly_as_evidence_computed_from_nothing(int seed)
    {
        var library = new ChangingLibrary(seed);
        var named = 0;
        for (var step = 0; step < 60; step++)
        {
            library.Change();

            var decisions = Match(library);

            decisions.ShouldBe(new FaceMatcher(library.Thresholds).Match(library.Gallery, _neighbours, library.Probes));
            named += decisions.Count(decision => decision.PersonId is not null);
        }

        named.ShouldBeGreaterThan(40, "a sequence that names nobody proves nothing");
    }

    [Fact]
    public void Faces_compared_side_by_side_are_as_alike_as_two_alone()
    {
        var (library, decided) = (new ChangingLibrary(seed: 1), 0);
        var alone = new RecognitionThresholds { MinNeighbourSimilarity = 2, SureNeighbourSimilarity = 3, MinSupportSimilarity = 2 };
        for (var step = 0; step < 60; step++)
        {
            library.Change();
            _neighbours.Update([.. library.Probes.Where(probe => probe.IsUsable)]);
            foreach (var (probe, decision) in library.Probes.Zip(new FaceMatcher(alone).Match(library.Gallery, _neighbours, library.Probes)).Where(pair => pair.Second.Similarity > 0))
            {
                var candidates = library.Gallery.Candidates(probe.Embedding, library.Gallery.People);
                candidates.Single(candidate => candidate.PersonId == (decision.PersonId ?? decision.SuggestedPersonId)).Similarity.ShouldBe(decision.Similarity, 1e-5);
                decided++;
            }
        }

        decided.ShouldBeGreaterThan(40);
    }

    [Fact]
    public void A_match_that_failed_spoils_none_after_it()
    {
        var library = new ChangingLibrary(seed: 4);
        library.Change();
        Match(library);
        library.Change();
        Should.Throw<KeyNotFoundException>(() => new FaceMatcher(library.Thresholds).Match(library.Gallery, new FaceNeighbours(), library.Probes, _evidence));

        Match(library).ShouldBe(new FaceMatcher(library.Thresholds).Match(library.Gallery, _neighbours, library.Probes));
    }

    [Fact]
    public void Faces_of_another_model_than_the_gallery_are_refused()
    {
        var foreign = new Probe(1, 1, Embedding.FromOutput("another", [1, 0]), IsUsable: true);

        Should.Throw<ArgumentException>(() => new FaceMatcher(new RecognitionThresholds()).Match(Drawn.Portraits(1), foreign));
    }

    private IReadOnlyList<FaceDecision> Match(ChangingLibrary library)
    {
        _neighbours.Update([.. library.Probes.Where(probe => probe.IsUsable)]);
        return new FaceMatcher(library.Thresholds).Match(library.Gallery, _neighbours, library.Probes, _evidence);
    }
}
