using FaceGallery.Domain.Sharing;

namespace FaceGallery.Web.Sharing.Proposals;

/// <summary>What a guest said, as the owner is asked about it.</summary>
/// <param name="Link">What the guest's link is called; null when it is gone.</param>
/// <param name="Name">Who is meant: the guest's own name, or the person's; null for <see cref="ProposalKind.DoNotShow"/>.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="Photo">Null for <see cref="ProposalKind.ThatIsMe"/>.</param>
/// <param name="Faces">
/// Those that the guest claims, or that are somebody else; for <see cref="ProposalKind.MeToo"/> those of the photo that bear no name, among which the
/// owner finds the guest's.
/// </param>
/// <param name="IsSettled">What it is about is no longer there, or as the guest wants it already: it can only be put away.</param>
public sealed record ProposalItem(
    int Id, ProposalKind Kind, string? Link, string? Name, DateTime MadeAt, ProposalPhoto? Photo, IReadOnlyList<ProposalFace> Faces, bool IsSettled);
