using FaceGallery.Domain.Detection;
using Shouldly;

namespace FaceGallery.Tests.Domain.Detection;

public sealed class EmbeddingTests
{
    [Fact]
    public void An_embedding_has_length_one_and_survives_storage()
    {
        var embedding = Embedding.FromOutput("model", [3f, 4f]);

        embedding.Vector.ToArray().ShouldBe([0.6f, 0.8f]);
        Embedding.FromBytes("model", embedding.ToBytes()).Similarity(embedding).ShouldBe(1f, tolerance: 1e-6);
    }

    [Fact]
    public void Embeddings_of_different_models_do_not_compare() =>
        Should.Throw<ArgumentException>(() => Embedding.FromOutput("old", [1f, 0f]).Similarity(Embedding.FromOutput("new", [1f, 0f])));

    [Theory]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void An_output_without_direction_is_refused(float value) =>
        Should.Throw<ArgumentException>(() => Embedding.FromOutput("model", [value, value]));
}
