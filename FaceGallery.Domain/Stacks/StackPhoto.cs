using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Photos;

namespace FaceGallery.Domain.Stacks;

/// <summary>A photo as it is stacked.</summary>
/// <param name="Hash">Of its bytes: orders photos of one second, whichever was indexed first.</param>
/// <param name="At">What its camera's clock said.</param>
/// <param name="Camera">Two cameras' clocks are not compared.</param>
/// <param name="Aspect">Width by height.</param>
public sealed record StackPhoto(int Id, string Hash, DateTime At, string? Camera, PictureHash Look, float Aspect)
{
    /// <summary>Ids of those who are named in it, each once.</summary>
    public IReadOnlyList<int> People { get; init; } = [];

    /// <summary>Of its faces that can be told apart, named or not.</summary>
    public IReadOnlyList<Embedding> Faces { get; init; } = [];
}
