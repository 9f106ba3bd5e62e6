using System.Globalization;
using System.Text.Json;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.History;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FaceGallery.Web.History;

/// <summary>Puts the rows of one change back to what they were. Nothing that a human did later rests on it: that is the caller's to see to.</summary>
internal static class ChangeUndo
{
    public static async Task UndoAsync(FaceGalleryDbContext context, int changeId, DateTime now, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        var change = await context.Changes.Include(change => change.Rows).AsNoTracking().SingleAsync(change => change.Id == changeId, cancellationToken);
        var photos = new HashSet<int>();
        await RefuseTakenNamesAsync(context, change, cancellationToken);

        // People and albums are restored before rows that refer to them, and removed after those.
        foreach (var row in change.Rows.Where(row => row.Before is not null).OrderBy(row => row.Entity is not (nameof(Person) or nameof(OwnAlbum))))
        {
            await RestoreAsync(context, row, photos, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        foreach (var row in change.Rows.Where(row => row.Before is null).OrderBy(row => row.Entity is nameof(Person) or nameof(OwnAlbum)))
        {
            await RemoveAsync(context, row, photos, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        await context.CountFacesAsync(photos, cancellationToken);
        await context.Changes.Where(undone => undone.Id == changeId)
            .ExecuteUpdateAsync(update => update.SetProperty(undone => undone.UndoneAt, now), cancellationToken);
    }

    /// <summary>Somebody else may have got the name since.</summary>
    private static async Task RefuseTakenNamesAsync(FaceGalleryDbContext context, Change change, CancellationToken cancellationToken)
    {
        foreach (var row in change.Rows.Where(row => row.Entity == nameof(Person) && row.Before is not null))
        {
            if (Values(row.Before!).GetValueOrDefault(nameof(Person.NameKey)) is { ValueKind: JsonValueKind.String } key)
            {
                var id = int.Parse(row.Key, CultureInfo.InvariantCulture);
                var nameKey = key.GetString();
                var taken = await context.People.Where(person => person.NameKey == nameKey && person.Id != id).FirstOrDefaultAsync(cancellationToken);
                if (taken is not null)
                {
                    throw new ChangeRefusedException(ChangeRefusal.NameTaken, "Refused.UndoNameTaken", taken.Name) { PersonId = taken.Id };
                }
            }
        }
    }

    private static async Task RestoreAsync(FaceGalleryDbContext context, ChangedRow row, HashSet<int> photos, CancellationToken cancellationToken)
    {
        var entry = await FindAsync(context, row, cancellationToken);
        if (entry is null && row.After is null)
        {
            entry = context.Entry(Activator.CreateInstance(RecordedRows.KindOf(context.Model, row.Entity).ClrType, nonPublic: true)!);
            Set(entry, row);
            entry.State = await LosesNothingAsync(context, entry, cancellationToken) ? EntityState.Added : EntityState.Detached;
            return;
        }

        if (entry is null || (row.IsMachine && IsHumans(entry)))
        {
            return;
        }

        Set(entry, row);
        NotePhoto(entry, photos);
    }

    private static async Task RemoveAsync(FaceGalleryDbContext context, ChangedRow row, HashSet<int> photos, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, row, cancellationToken) is not { } entry)
        {
            return;
        }

        if (entry.Entity is Person person)
        {
            // The indexer may have found them in photos that came since.
            var found = await context.Faces.Where(face => face.PersonId == person.Id || face.SuggestedPersonId == person.Id).ToListAsync(cancellationToken);
            found.ForEach(face => face.Forget());
            photos.UnionWith(found.Select(face => face.PhotoId));
            await context.SaveChangesAsync(cancellationToken);
        }

        NotePhoto(entry, photos);
        context.Remove(entry.Entity);
    }

    private static async Task<EntityEntry?> FindAsync(FaceGalleryDbContext context, ChangedRow row, CancellationToken cancellationToken)
    {
        var kind = RecordedRows.KindOf(context.Model, row.Entity);
        var key = row.Key.Split(',').Zip(kind.FindPrimaryKey()!.Properties, (text, property) => Convert.ChangeType(text, property.ClrType, CultureInfo.InvariantCulture)).ToArray();
        return await context.FindAsync(kind.ClrType, key, cancellationToken) is { } entity ? context.Entry(entity) : null;
    }

    private static bool IsHumans(EntityEntry entry) => entry.Entity switch
    {
        Face face => face.IsNotAFace || face.IsStranger || face.AssignedBy == AssignedBy.Human,
        Photo photo => photo.IsStackFixed,
        _ => false,
    };

    /// <summary>A row that this one refers to may be gone: a face with its photo, a deleted link. Then the reference is left empty where it may be.</summary>
    /// <returns>Whether there is still something to tell.</returns>
    private static async Task<bool> LosesNothingAsync(FaceGalleryDbContext context, EntityEntry entry, CancellationToken cancellationToken)
    {
        foreach (var reference in entry.Metadata.GetForeignKeys())
        {
            var property = entry.Property(reference.Properties.Single().Name);
            if (property.CurrentValue is not { } id || await context.FindAsync(reference.PrincipalEntityType.ClrType, [id], cancellationToken) is not null)
            {
                continue;
            }

            if (reference.DeleteBehavior != DeleteBehavior.SetNull)
            {
                return false;
            }

            property.CurrentValue = null;
        }

        return true;
    }

    private static void NotePhoto(EntityEntry entry, HashSet<int> photos)
    {
        if (entry.Entity is Face face)
        {
            photos.Add(face.PhotoId);
        }
    }

    private static void Set(EntityEntry entry, ChangedRow row)
    {
        foreach (var (name, value) in Values(row.Before!))
        {
            var property = RecordedRows.ValueOf(entry.Context.Model.FindEntityType(entry.Metadata.ClrType)!, name);
            if (entry.Entity is Photo photo && property.Name == nameof(Photo.OwnerRotationDegrees))
            {
                photo.Rotate(value.GetInt32());
            }
            else
            {
                entry.Property(property.Name).CurrentValue = value.Deserialize(property.ClrType);
            }
        }
    }

    private static Dictionary<string, JsonElement> Values(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
}
