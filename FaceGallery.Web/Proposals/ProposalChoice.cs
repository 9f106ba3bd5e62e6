using FaceGallery.Web.History;

namespace FaceGallery.Web.Proposals;

/// <summary>What the owner agrees to, where it is not just what the guest said.</summary>
/// <param name="FaceIds">The guest's faces; null for all that the guest claimed.</param>
/// <param name="Name">The guest's name; null for the one that the guest gave.</param>
/// <param name="Despite">Contradictions that the owner agreed to.</param>
public sealed record ProposalChoice(IReadOnlyCollection<int>? FaceIds = null, string? Name = null, Contradictions Despite = Contradictions.None);
