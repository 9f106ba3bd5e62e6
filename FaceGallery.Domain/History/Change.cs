namespace FaceGallery.Domain.History;

/// <summary>One entry of the history: what somebody did, with all that the machine did in consequence, and how to take it back.</summary>
public sealed class Change
{
    public int Id { get; init; }

    public ChangeKind Kind { get; init; }

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>Who did it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>The person whom it is about; null where there is none.</summary>
    public int? PersonId { get; init; }

    /// <summary>What it is about in a word: the name that was given, "old → new"; null where there is none.</summary>
    public string? Subject { get; init; }

    /// <summary>Faces or photos that it was done to.</summary>
    public int Count { get; init; }

    /// <summary>Faces that the machine named in consequence.</summary>
    public int AlsoNamed { get; init; }

    /// <summary>UTC; null while it stands.</summary>
    public DateTime? UndoneAt { get; set; }

    public List<ChangedRow> Rows { get; init; } = [];
}
