using FaceGallery.Domain.Detection;
using FaceGallery.Domain.History;

namespace FaceGallery.Web.History;

/// <summary>What an operation did, for its entry in the history. See <see cref="Change"/>.</summary>
internal sealed record ChangeSubject(ChangeKind Kind, int Count, int? PersonId = null, string? Subject = null)
{
    /// <summary>It changes who is known, or who may be named: everything unknown is matched again.</summary>
    public bool RequiresRematch { get; init; } = true;

    /// <summary>Why none of the faces that were named is an example; none where one is.</summary>
    public FaceFlaws SetAside { get; init; }
}
