using FaceGallery.Domain.Sharing;

namespace FaceGallery.Web.Proposals;

/// <summary>What guests of one link said and the owner has not answered.</summary>
/// <param name="ShareId">Null for all links that are gone, and for friends, together.</param>
/// <param name="Link">What the link is called; null when it is gone.</param>
/// <param name="Count">How much waits.</param>
/// <param name="FirstAt">When the first of it was said, UTC.</param>
/// <param name="LastAt">When the last of it was said, UTC.</param>
/// <param name="Items">The first of them, in the order in which they were said.</param>
public sealed record ProposalGroup(int? ShareId, string? Link, int Count, DateTime FirstAt, DateTime LastAt, IReadOnlyList<ProposalItem> Items);

/// <summary>What a guest or a friend said, as the owner is asked about it.</summary>
/// <param name="ShareId">The guest's link; null when it is gone.</param>
/// <param name="Link">What the link is called; null when it is gone.</param>
/// <param name="Friend">The name of the friend who said it; null where a guest did.</param>
/// <param name="Name">Who is meant: the guest's own name, or the person's; null for <see cref="ProposalKind.DoNotShow"/>.</param>
/// <param name="PersonId">The person who is meant; null where the guest gave a name, and for <see cref="ProposalKind.DoNotShow"/>.</param>
/// <param name="IsHidden">The link leaves the photo out until the owner answers.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="Photo">Null for <see cref="ProposalKind.ThatIsMe"/>.</param>
/// <param name="Faces">
/// Those that the guest claims, or that are somebody else; for <see cref="ProposalKind.MeToo"/> those of the photo that bear no name, or all where each
/// bears one, among which the owner finds the guest's.
/// </param>
/// <param name="IsSettled">What it is about is no longer there, or as the guest wants it already: it can only be put away.</param>
public sealed record ProposalItem(
    int Id,
    ProposalKind Kind,
    int? ShareId,
    string? Link,
    string? Friend,
    string? Name,
    int? PersonId,
    bool IsHidden,
    DateTime MadeAt,
    ProposalPhoto? Photo,
    IReadOnlyList<ProposalFace> Faces,
    bool IsSettled);

/// <summary>A photo that the owner is asked about.</summary>
/// <param name="Version">See <see cref="Domain.Photos.Photo.Version"/>.</param>
public sealed record ProposalPhoto(int Id, string Version);

/// <summary>A face that the owner is asked about.</summary>
/// <param name="TakenAt">Local wall time, by which they are ordered.</param>
/// <param name="Version">Of its photo: see <see cref="Domain.Photos.Photo.Version"/>.</param>
/// <param name="PersonId">Whose name it bears now.</param>
/// <param name="Person">That name.</param>
public sealed record ProposalFace(int Id, int PhotoId, DateTime TakenAt, string Version, int? PersonId, string? Person);
