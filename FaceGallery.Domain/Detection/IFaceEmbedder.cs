namespace FaceGallery.Domain.Detection;

/// <summary>Turns aligned faces into embeddings. Safe to call from several threads at once; the same crop gives the same answer.</summary>
public interface IFaceEmbedder
{
    /// <summary>Name of the model: embeddings carry it, and only those of the same name compare.</summary>
    string Model { get; }

    /// <summary>A face with less <see cref="EmbeddedFace.Strength"/> is too poor to be named.</summary>
    float MinStrength { get; }

    /// <summary>One answer a crop, in their order; null where the model answers what is no number.</summary>
    /// <param name="crops">Aligned faces of <see cref="AlignedFaceSize"/> pixels square.</param>
    IReadOnlyList<EmbeddedFace?> Embed(IReadOnlyList<RgbImage> crops);

    /// <summary>Side of an aligned face in pixels (the ArcFace convention).</summary>
    const int AlignedFaceSize = 112;
}
