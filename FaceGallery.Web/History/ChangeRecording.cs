using System.Globalization;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.History;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FaceGallery.Web.History;

/// <summary>
/// Takes down every row that is saved through a context, before and after, so that an operation need not know how it is undone. What
/// bypasses the change tracker is not seen.
/// </summary>
internal sealed class ChangeRecording : IDisposable
{
    private readonly FaceGalleryDbContext _context;
    private readonly Dictionary<(string Entity, string Key), RowDraft> _drafts = [];
    private readonly List<(EntityEntry Entry, RowDraft RowDraft)> _saving = [];

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

    /// <summary>What the rows concern. What is not content of albums is little, and told with each.</summary>
    public LibraryTopics Topics => _drafts.Where(draft => !draft.Value.IsNothing)
        .Aggregate(LibraryTopics.All & ~LibraryTopics.Content, (topics, draft) => topics | ChangeTopics.Of(draft.Key.Entity, (draft.Value.After ?? draft.Value.Before)!.Keys));

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
        foreach (var entry in _context.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (RecordedRows.IsRecorded(entry.Metadata))
            {
                _saving.Add((entry, RowDraft.Of(entry)));
            }
        }
    }

    // Only now a new row has its key.
    private void Key(object? sender, SavedChangesEventArgs args)
    {
        foreach (var (entry, draft) in _saving)
        {
            var id = (RecordedRows.NameOf(entry.Metadata), KeyOf(entry));
            _drafts[id] = _drafts.TryGetValue(id, out var earlier) ? earlier.Then(draft) : draft;
            if (entry.Entity is Face face)
            {
                Photos.Add(face.PhotoId);
            }
        }

        _saving.Clear();
    }
}
