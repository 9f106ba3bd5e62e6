namespace FaceGallery.Domain.Sharing;

/// <summary>What guests may say. Names and lasting hiding need the owner's agreement.</summary>
public enum ProposalKind
{
    /// <summary>These faces, found by a picture of the guest's, are the guest, who gives a name.</summary>
    ThatIsMe,

    /// <summary>A face that bears a name is somebody else: by a link, that of its person.</summary>
    NotMe,

    /// <summary>The link's person, or the guest of that name, is in a photo, too.</summary>
    MeToo,

    /// <summary>A photo is to be shown no more: by no link once the owner agrees, and by the link that it was said by often before: see <see cref="Proposal.HidesAtOnce"/>.</summary>
    DoNotShow,
}
