using System.Text.Json;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.History;
using FaceGallery.Domain.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FaceGallery.Web.History;

/// <summary>What is known of a row so far. A null dictionary means that there was, or is, no such row.</summary>
/// <param name="PhotoId">The photo that a face is in; 0 for what is no face.</param>
internal sealed record RowDraft(Dictionary<string, object?>? Before, Dictionary<string, object?>? After, bool IsMachine, int PhotoId)
{
    private const string PersonId = nameof(Face.PersonId);

    public bool IsNothing => Before is null ? After is null : After is not null && Before.All(value => Equals(value.Value, After[value.Key]));

    public int? PersonAfter => After?.GetValueOrDefault(PersonId) as int?;

    public bool SamePerson => Equals(Before?.GetValueOrDefault(PersonId), After?.GetValueOrDefault(PersonId));

    public static RowDraft Of(EntityEntry entry)
    {
        var changed = entry.Properties
            .Where(property => (entry.State != EntityState.Modified || property.IsModified) && RecordedRows.IsRecorded(property.Metadata))
            .ToList();
        return new RowDraft(
            entry.State == EntityState.Added ? null : changed.ToDictionary(property => RecordedRows.NameOf(property.Metadata), property => property.OriginalValue),
            entry.State == EntityState.Deleted ? null : changed.ToDictionary(property => RecordedRows.NameOf(property.Metadata), property => property.CurrentValue),
            entry.State == EntityState.Modified && entry.Entity switch
            {
                Face face => IsMachines(face, entry),
                Photo { IsStackFixed: false } => changed.TrueForAll(property => property.Metadata.Name is nameof(Photo.StackId) or nameof(Photo.StackRank)),
                _ => false,
            },
            (entry.Entity as Face)?.PhotoId ?? 0);
    }

    /// <summary>The same row was saved again: what it was at first, and what it is in the end.</summary>
    public RowDraft Then(RowDraft later)
    {
        var before = Before is null ? null : new Dictionary<string, object?>(Before);
        foreach (var (name, value) in later.Before ?? [])
        {
            before?.TryAdd(name, value);
        }

        var after = later.After is null ? null : new Dictionary<string, object?>(After ?? []);
        foreach (var (name, value) in later.After ?? [])
        {
            after![name] = value;
        }

        return this with { Before = before, After = after, IsMachine = IsMachine && later.IsMachine };
    }

    public ChangedRow ToRow(string entity, string key) => new()
    {
        Entity = entity,
        Key = key,
        IsMachine = IsMachine,
        PersonId = PersonAfter ?? Before?.GetValueOrDefault(PersonId) as int?,
        Before = Before is null ? null : JsonSerializer.Serialize(Before),
        After = After is null ? null : JsonSerializer.Serialize(After),
    };

    private static bool IsMachines(Face face, EntityEntry entry) =>
        face is { AssignedBy: not AssignedBy.Human, IsNotAFace: false, IsStranger: false }
        && entry.Property(nameof(Face.AssignedBy)).OriginalValue is not AssignedBy.Human
        && !entry.Property(nameof(Face.IsNotAFace)).IsModified
        && !entry.Property(nameof(Face.IsStranger)).IsModified;
}
