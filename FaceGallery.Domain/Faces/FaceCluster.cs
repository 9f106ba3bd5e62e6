namespace FaceGallery.Domain.Faces;

/// <summary>
/// The machine's unnamed grouping of faces that are most likely of one person. Its identity stays while faces come and go; which faces are in
/// it, each face says. A face without its like is in none.
/// </summary>
public sealed class FaceCluster
{
    public int Id { get; init; }

    /// <summary>The owner has opened, merged or split it: from then on clustering only adds faces.</summary>
    public bool IsPinned { get; set; }
}
