namespace FaceGallery.Web.History;

/// <summary>A change cannot be made as things stand. Nothing was changed; the message says why, and what to do.</summary>
public sealed class ChangeRefusedException(ChangeRefusal refusal, string message) : Exception(message)
{
    public ChangeRefusal Refusal => refusal;

    /// <summary>The person who has the name already, for <see cref="ChangeRefusal.NameTaken"/>.</summary>
    public int? PersonId { get; init; }

    /// <summary>The later changes that rest on it, the newest first, for <see cref="ChangeRefusal.LaterChanges"/>.</summary>
    public IReadOnlyList<HistoryEntry> Later { get; init; } = [];
}
