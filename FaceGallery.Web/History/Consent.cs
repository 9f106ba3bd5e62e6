namespace FaceGallery.Web.History;

/// <summary>What a reader agreed to when a change was refused for its contradictions.</summary>
/// <param name="Despite">These are meant all the same.</param>
/// <param name="Name">The known person's name that was meant; null for the one that was given.</param>
public readonly record struct Consent(Contradictions Despite, string? Name);
