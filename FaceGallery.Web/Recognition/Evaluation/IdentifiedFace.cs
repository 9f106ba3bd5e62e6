using FaceGallery.Domain.Recognition;

namespace FaceGallery.Web.Recognition.Evaluation;

/// <summary>A photo's central face, and whose it is.</summary>
public sealed record IdentifiedFace(string Person, string Photo, AnalysedFace Face);
