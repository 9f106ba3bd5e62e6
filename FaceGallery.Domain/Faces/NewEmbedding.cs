namespace FaceGallery.Domain.Faces;

/// <summary>A face's embedding by the embedder that is to take over, kept until all faces have one.</summary>
public sealed class NewEmbedding
{
    public int FaceId { get; init; }

    /// <summary>The face's <see cref="Face.Revision"/> when it was embedded: with another one it was found anew since.</summary>
    public int Revision { get; init; }

    /// <inheritdoc cref="FaceEmbedding.Model"/>
    public required string Model { get; init; }

    /// <inheritdoc cref="FaceEmbedding.Vector"/>
    public required byte[] Vector { get; init; }

    /// <summary>The embedder sees too little in it to name it.</summary>
    public bool IsUnsure { get; init; }
}
