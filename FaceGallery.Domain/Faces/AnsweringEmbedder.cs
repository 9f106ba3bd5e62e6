using FaceGallery.Domain.Messages;

namespace FaceGallery.Domain.Faces;

/// <summary>Whose embeddings are compared, since another embedder took over; there is one at most, and none in a library whose faces were never embedded anew.</summary>
public sealed class AnsweringEmbedder
{
    /// <summary>Always the same, so that there cannot be two.</summary>
    public int Id { get; init; } = 1;

    /// <summary>Its name.</summary>
    public required string Model { get; set; }

    /// <summary>Nothing more is to be embedded by it: no face is left that has an embedding of another one.</summary>
    public bool IsWhole { get; set; }

    /// <summary>What differed when it took over; null where that is not known.</summary>
    public Message? Result { get; set; }
}
