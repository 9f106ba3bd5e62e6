namespace FaceGallery.Web.Sharing.Proposals;

/// <summary>A face that the owner is asked about.</summary>
/// <param name="Hash">Of its photo's content.</param>
/// <param name="Person">The name that it bears now.</param>
public sealed record ProposalFace(int Id, int PhotoId, string Hash, string? Person);
