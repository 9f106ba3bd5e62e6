namespace FaceGallery.Web.Sharing.Proposals;

/// <summary>A photo that the owner is asked about.</summary>
/// <param name="Hash">Of its content.</param>
public sealed record ProposalPhoto(int Id, string Hash);
