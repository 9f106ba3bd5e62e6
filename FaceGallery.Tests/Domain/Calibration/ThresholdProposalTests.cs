using FaceGallery.Domain.Calibration;
using Shouldly;

namespace FaceGallery.Tests.Domain.Calibration;

public sealed class ThresholdProposalTests
{
    [Fact]
    public void The_lowest_threshold_with_certainly_rare_false_names_is_proposed()
    {
        var report = Confirmed.Check(Confirmed.Crowd(people: 40, each: 20, noise: 1));

        report.Proposal.Basis.ShouldBe(ProposalBasis.RareFalseNames);
        var proposed = report.Rates.Index().Single(rates => rates.Item == report.Proposal.Rates);
        proposed.Item.FalseNames.AtMost.ShouldBeLessThanOrEqualTo(0.01);
        report.Rates[proposed.Index - 1].FalseNames.AtMost.ShouldBeGreaterThan(0.01);
    }

    [Theory]
    [InlineData(12, 1)]
    [InlineData(40, 5)]
    [InlineData(4, 200)]
    public void Few_faces_or_people_prove_nothing(int people, int each)
    {
        var report = Confirmed.Check(Confirmed.Crowd(people, each, noise: 1));

        report.Proposal.ShouldBe(new ThresholdProposal(ProposalBasis.TooFew, null));
    }

    [Fact]
    public void Where_wrong_names_spoil_the_check_the_fewest_errors_decide()
    {
        var faces = Confirmed.Crowd(people: 40, each: 20, noise: 0.3f).ConvertAll(face => face with { PersonId = (face.FaceId % 40) + (face.FaceId < 400 ? 0 : 100) });

        var report = Confirmed.Check(faces);

        report.Proposal.Basis.ShouldBe(ProposalBasis.FewestErrors);
        report.Proposal.Rates!.Value.FalseNames.AtMost.ShouldBeGreaterThan(0.01);
    }

    /// <summary>10 of 100 is the textbooks' example.</summary>
    [Theory]
    [InlineData(10, 100, 0.1744)]
    [InlineData(0, 12, 0.2425)]
    [InlineData(0, 0, 1)]
    public void What_was_seen_in_few_trials_may_be_much_worse(int errors, int trials, double atMost) =>
        new ErrorRate(errors, trials).AtMost.ShouldBe(atMost, tolerance: 0.0001);

    [Fact]
    public void It_takes_381_faces_to_show_that_at_most_one_in_a_hundred_is_named_falsely()
    {
        ThresholdProposal.LeastFaces.ShouldBe(381);
        new ErrorRate(0, 381).AtMost.ShouldBeLessThanOrEqualTo(0.01);
        new ErrorRate(0, 380).AtMost.ShouldBeGreaterThan(0.01);
    }
}
