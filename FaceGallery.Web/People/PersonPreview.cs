namespace FaceGallery.Web.People;

/// <summary>What would change of one person.</summary>
/// <param name="Gained">Faces that would get the name.</param>
/// <param name="Lost">Faces that would lose it.</param>
/// <param name="GainedFaces">Some of the former, the least similar first.</param>
/// <param name="LostFaces">Some of the latter, the most similar first.</param>
public sealed record PersonPreview(
    int PersonId, string Person, int Gained, int Lost, IReadOnlyList<PreviewFace> GainedFaces, IReadOnlyList<PreviewFace> LostFaces);
