using FaceGallery.Web.History;

namespace FaceGallery.Web.Faces;

/// <summary>What came of a closer look.</summary>
/// <param name="Looked">Photos looked at.</param>
/// <param name="Unreadable">Photos that could not be read.</param>
/// <param name="Found">Faces that were found.</param>
public sealed record DeepScanResult(ChangeResult Change, int Looked, int Unreadable, int Found);
