namespace FaceGallery.Domain.History;

/// <summary>One row of the database before and after a change.</summary>
public sealed class ChangedRow
{
    public int Id { get; init; }

    public int ChangeId { get; init; }

    /// <summary>The kind of row: the name of its class.</summary>
    public required string Entity { get; init; }

    /// <summary>The row's key; where it has several parts, they are joined by commas.</summary>
    public required string Key { get; init; }

    /// <summary>A consequence by recognition, as opposed to what the human did: later changes override it.</summary>
    public bool IsMachine { get; init; }

    /// <summary>The person that the row tells of, before or after; null where there is none.</summary>
    public int? PersonId { get; init; }

    /// <summary>Values that differ, as a JSON object; null for a row that was new.</summary>
    public string? Before { get; init; }

    /// <summary>Values that differ, as a JSON object; null for a row that was deleted.</summary>
    public string? After { get; init; }
}
