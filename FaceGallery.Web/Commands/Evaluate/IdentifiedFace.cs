using FaceGallery.Domain.Detection;

namespace FaceGallery.Web.Commands.Evaluate;

/// <summary>A photo's central face, and whose it is.</summary>
public sealed record IdentifiedFace(string Person, string Photo, AnalysedFace Face);
