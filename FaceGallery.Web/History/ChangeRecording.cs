using System.Globalization;
using System.Text.Json;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.History;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Recognition;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FaceGallery.Web.History;

/// <summary>
/// Takes down every row that is saved through a context, before and after, so that an operation need not know how it is undone. What
/// bypasses the change tracker is not seen.
/// </summary>
internal sealed class ChangeRecording : IDisposable
{
    private static readonly Type[] Recorded =
        [typeof(Face), typeof(Person), typeof(Enrolment), typeof(Rejection), typeof(PortraitMemory), typeof(FaceCluster), typeof(ChosenThreshold)];

    private readonly FaceGalleryDbContext _context;
    private readonly Dictionary<(string Entity, string Key), Draft> _drafts = [];
    private readonly List<(EntityEntry Entry, Draft Draft)> _saving = [];

    public ChangeRecording(FaceGalleryDbContext context)
    {
        _context = context;
        context.SavingChanges += TakeDown;
        context.SavedChanges += Key;
    }

    /// <summary>Photos whose faces changed: their counts do not go through the change tracker.</summary>
    public HashSet<int> Photos { get; } = [];

    /// <summary>The photo of each face that the machine named.</summary>
    public IReadOnlyList<int> NamedByMachine =>
        [.. _drafts.Values.Where(draft => draft.IsMachine && draft.PersonAfter is not null && !draft.SamePerson).Select(draft => draft.PhotoId)];

    public IReadOnlyList<ChangedRow> Rows() =>
        [.. _drafts.Where(draft => !draft.Value.IsNothing).Select(draft => draft.Value.ToRow(draft.Key.Entity, draft.Key.Key))];

    public void Dispose()
    {
        _context.SavingChanges -= TakeDown;
        _context.SavedChanges -= Key;
    }

    internal static string KeyOf(EntityEntry entry) => string.Join(',', entry.Metadata.FindPrimaryKey()!.Properties
        .Select(property => Convert.ToString(entry.Property(property.Name).CurrentValue, CultureInfo.InvariantCulture)));

    private void TakeDown(object? sender, SavingChangesEventArgs args)
    {
        _saving.Clear();
        foreach (var entry in _context.ChangeTracker.Entries().Where(entry => Recorded.Contains(entry.Metadata.ClrType)))
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            {
                _saving.Add((entry, Draft.Of(entry)));
            }
        }
    }

    // Only now a new row has its key.
    private void Key(object? sender, SavedChangesEventArgs args)
    {
        foreach (var (entry, draft) in _saving)
        {
            var id = (entry.Metadata.ClrType.Name, KeyOf(entry));
            _drafts[id] = _drafts.TryGetValue(id, out var earlier) ? earlier.Then(draft) : draft;
            if (entry.Entity is Face face)
            {
                Photos.Add(face.PhotoId);
            }
        }

        _saving.Clear();
    }

    /// <summary>What is known of a row so far. A null dictionary means that there was, or is, no such row.</summary>
    /// <param name="PhotoId">The photo that a face is in; 0 for what is no face.</param>
    private sealed record Draft(Dictionary<string, object?>? Before, Dictionary<string, object?>? After, bool IsMachine, int PhotoId)
    {
        private const string PersonId = nameof(Face.PersonId);

        public bool IsNothing => Before is null ? After is null : After is not null && Before.All(value => Equals(value.Value, After[value.Key]));

        public int? PersonAfter => After?.GetValueOrDefault(PersonId) as int?;

        public bool SamePerson => Equals(Before?.GetValueOrDefault(PersonId), After?.GetValueOrDefault(PersonId));

        public static Draft Of(EntityEntry entry)
        {
            var changed = entry.Properties
                .Where(property => (entry.State != EntityState.Modified || property.IsModified) && property.Metadata.ClrType != typeof(FaceLandmarks))
                .ToList();
            return new Draft(
                entry.State == EntityState.Added ? null : changed.ToDictionary(property => property.Metadata.Name, property => property.OriginalValue),
                entry.State == EntityState.Deleted ? null : changed.ToDictionary(property => property.Metadata.Name, property => property.CurrentValue),
                entry is { Entity: Face face, State: EntityState.Modified } && IsMachines(face, entry),
                (entry.Entity as Face)?.PhotoId ?? 0);
        }

        /// <summary>The same row was saved again: what it was at first, and what it is in the end.</summary>
        public Draft Then(Draft later)
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
}
