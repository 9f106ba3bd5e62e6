using FaceGallery.Domain.Matching;

namespace FaceGallery.Web.Matching;

/// <summary>A face as matching sees it: what is asked, and how it stands.</summary>
/// <param name="Probe">The face.</param>
/// <param name="IsAsked">Neither a human's nor called a stranger: the machine may name and group it.</param>
/// <param name="Current">The machine's decision as it is written.</param>
/// <param name="ClusterId">The cluster that it is in.</param>
internal readonly record struct KnownFace(Probe Probe, bool IsAsked, FaceDecision Current, int? ClusterId);
