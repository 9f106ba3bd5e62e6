using FaceGallery.Domain.Detection;

namespace FaceGallery.Domain.Faces;

/// <summary>A face's embedding as it is stored, apart from the face so that lists do not read vectors.</summary>
public sealed class FaceEmbedding
{
    public int FaceId { get; init; }

    /// <summary>Name of the model that made it.</summary>
    public required string Model { get; set; }

    /// <summary>A unit vector as little-endian 32-bit floats.</summary>
    public required byte[] Vector { get; set; }

    public static FaceEmbedding Of(Embedding embedding) => new() { Model = embedding.Model, Vector = embedding.ToBytes() };

    public void Replace(Embedding embedding) => (Model, Vector) = (embedding.Model, embedding.ToBytes());
}
