using FaceGallery.Domain.Recognition;
using Shouldly;

namespace FaceGallery.Tests.Domain.Recognition;

public sealed class RecognitionThresholdsTests
{
    [Fact]
    public void The_defaults_make_sense() => new RecognitionThresholds().Problems().ShouldBeEmpty();

    [Theory]
    [InlineData(2f)]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    public void A_threshold_that_is_no_similarity_is_named(float value) =>
        new RecognitionThresholds { MinMatchSimilarity = value }.Problems().Single().ShouldContain("MinMatchSimilarity");
}
