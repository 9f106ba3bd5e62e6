using FaceGallery.Web.History;

namespace FaceGallery.Web.Faces;

/// <summary>What came of a box that the owner drew.</summary>
/// <param name="IsRecognised">Landmarks are known in it, so that it takes part in matching.</param>
public sealed record DrawnFace(ChangeResult Change, bool IsRecognised);
