namespace FaceGallery.Domain.History;

/// <summary>One entry of the history: a change by a human, the names that recognition gave in consequence, and how to undo both.</summary>
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

    /// <summary>Faces that recognition named in consequence.</summary>
    public int AlsoNamed { get; init; }

    /// <summary>UTC; null while it stands.</summary>
    public DateTime? UndoneAt { get; set; }

    public List<ChangedRow> Rows { get; init; } = [];
}
