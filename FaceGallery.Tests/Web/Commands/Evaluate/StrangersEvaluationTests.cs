using FaceGallery.Domain.Matching;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Tests.Web.Recognition;
using FaceGallery.Web.Commands.Evaluate;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands.Evaluate;

/// <summary>Hundreds of people of all ages, each in one photo. A few are there twice all the same: their pairs count as mistakes here.</summary>
public sealed class StrangersEvaluationTests(PeopleOfAllAges people) : IClassFixture<PeopleOfAllAges>
{
    [Theory]
    [InlineData("0-2")]
    [InlineData("3-9")]
    [InlineData("10-19")]
    [InlineData("20-29")]
    [InlineData("30-39")]
    [InlineData("40-49")]
    [InlineData("50-59")]
    [InlineData("60-69")]
    [InlineData("70-plus")]
    public void No_age_is_worse_served_than_another(string age)
    {
        var group = people.Result.Groups[age];
        group.Faces.ShouldBeGreaterThan(50);
        group.FalseNamesWithin.ShouldBeLessThanOrEqualTo(2);
        group.WorstFace.ShouldBeLessThanOrEqualTo(2);
        group.Between.Rate!.Value.ShouldBeLessThan(0.0002);
        group.LargestCluster.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public void Strangers_are_not_grouped() => people.Result.ShouldSatisfyAllConditions(
        result => result.LargestCluster.ShouldBeLessThanOrEqualTo(3),
        result => result.ClusterPrecision.ShouldBeGreaterThan(0.99));

    [Fact]
    public void A_fit_on_other_people_serves_every_age_as_well()
    {
        var fit = CommonnessFit.Fit(
            [.. people.Faces.Select(face => new StrangerFace(face.Photo, face.Photo, face.Face.Embedding, face.Person, IsReference: face.Person == "30-39", MayReturn: false))],
            new RecognitionThresholds().MinMatchSimilarity);

        fit.Explained.ShouldBeGreaterThan(0.4);
        fit.HeldOut.Values.ShouldAllBe(pairs => pairs.Errors <= 2);
        fit.Weights.Count.ShouldBe(people.Faces[0].Face.Embedding.Vector.Length);
    }

    [Fact]
    public void Thresholds_are_told_at_stated_rates_as_far_as_there_are_pairs_to_say_so()
    {
        var result = ThresholdsEvaluation.Evaluate([.. people.Faces.Select(face => face with { Person = face.Photo })]);

        result.DifferentPairs.ShouldBe(result.Faces * (result.Faces - 1) / 2);
        result.Thresholds.ShouldAllBe(at => at.FalseMatches!.Value.Rate <= at.FalseMatchRate && (at.SureThreshold == null || at.SureThreshold >= at.Threshold));
        result.Thresholds.Select(at => at.Threshold!.Value).ShouldBeInOrder();
        result.Thresholds[0].SureThreshold.ShouldNotBeNull();
        result.Thresholds[^1].SureThreshold.ShouldBeNull();
    }

    [Fact]
    public void Whatever_the_order_of_the_faces_the_result_is_the_same()
    {
        var backwards = new StrangersEvaluation(new RecognitionThresholds()).Evaluate([.. people.Faces.Reverse()]);

        backwards.Groups.ShouldBe(people.Result.Groups, ignoreOrder: true);
    }
}

/// <summary>The central face of each photo of photos/ages.</summary>
public sealed class PeopleOfAllAges : IDisposable
{
    private readonly Recognising _recognising = new();

    public PeopleOfAllAges() => Faces =
    [
        .. SharedFiles.PhotosBelow("ages").AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount)
            .Select(photo => (Photo: photo, Face: CentralFace.Of(_recognising.Faces(photo), aspectRatio: 1)))
            .Where(photo => photo.Face is not null)
            .Select(photo => new IdentifiedFace(Path.GetFileName(Path.GetDirectoryName(photo.Photo)!), photo.Photo, photo.Face!)),
    ];

    public IReadOnlyList<IdentifiedFace> Faces { get; }

    public StrangersResult Result => field ??= new StrangersEvaluation(new RecognitionThresholds()).Evaluate(Faces);

    public void Dispose() => _recognising.Dispose();
}
