using FaceGallery.Domain.Matching;
using Shouldly;

namespace FaceGallery.Tests.Domain.Matching;

public sealed class RecognitionThresholdsTests
{
    [Fact]
    public void The_defaults_make_sense() => new RecognitionThresholds().Problems().ShouldBeEmpty();

    [Theory]
    [InlineData(30, 0.46f, 0.44f)]
    [InlineData(3_000, 0.46f, 0.44f)]
    [InlineData(30_000, 0.49f, 0.54f)]
    [InlineData(300_000, 0.52f, 0.64f)]
    public void Names_take_more_in_a_large_library_and_hardly_more_for_one_more_face(int faces, float match, float support)
    {
        var thresholds = new RecognitionThresholds();

        thresholds.LeastMatch(faces).ShouldBe(match, 0.0001f);
        thresholds.LeastSupport(faces).ShouldBe(support, 0.0001f);
        (thresholds.LeastSupport(faces + 1) - thresholds.LeastSupport(faces)).ShouldBeLessThan(0.0001f);
    }

    [Theory]
    [InlineData(0.7f, 0.68f)]
    [InlineData(0.4f, 0.44f)]
    public void Who_asks_more_of_a_face_asks_more_of_its_support_and_never_less(float match, float support) =>
        new RecognitionThresholds { MinMatchSimilarity = match }.LeastSupport(30).ShouldBe(support, 0.0001f);

    [Theory]
    [InlineData(2f)]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    public void A_threshold_that_is_no_similarity_is_named(float value) =>
        new RecognitionThresholds { MinMatchSimilarity = value }.Problems().Single().ShouldContain("MinMatchSimilarity");
}
