namespace FaceGallery.Domain.Sharing;

/// <summary>What a guest or a friend said, for the owner to decide.</summary>
public sealed class Proposal
{
    /// <summary>Of a name that a guest gives.</summary>
    public const int MaxNameLength = 100;

    public int Id { get; init; }

    public required ProposalKind Kind { get; init; }

    /// <summary>The link by which it was said; null when it is gone, and where a friend who is signed in said it.</summary>
    public int? ShareId { get; set; }

    /// <summary>The photo that it is about; null for <see cref="ProposalKind.ThatIsMe"/>.</summary>
    public int? PhotoId { get; init; }

    /// <summary>Who says it, or who it is not: the person whose link it is; null where it is nobody's.</summary>
    public int? PersonId { get; set; }

    /// <summary>The name that the guest gave; of <see cref="ProposalKind.NotMe"/>, that of the friend who said it.</summary>
    public string? Name { get; init; }

    /// <summary>The faces that it is about, by id.</summary>
    public List<int> FaceIds { get; init; } = [];

    /// <summary>The link by which it was said leaves the photo out until the owner answers. Of <see cref="ProposalKind.DoNotShow"/> only.</summary>
    public bool HidesAtOnce { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>UTC; null while it waits for the owner.</summary>
    public DateTime? AnsweredAt { get; set; }
}
