using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Indexing;

/// <summary>Which file is shown for a photo, and whether there is one.</summary>
internal static class PhotoPlaces
{
    private const int BatchSize = 500;

    /// <summary>Photos with what tells one from another.</summary>
    public static IQueryable<Photo> ReadablePhotos(this FaceGalleryDbContext context) =>
        context.Photos.Include(photo => photo.Faces).ThenInclude(face => face.Embedding).AsSplitQuery();

    /// <summary>After a scan: photos whose file is gone are shown by another of their files, or are missing.</summary>
    public static async Task SettleAllAsync(this FaceGalleryDbContext context, DateTime now, CancellationToken cancellationToken)
    {
        var astray = await context.Photos
            .Where(photo => !context.PresentFiles.Any(file => file.RootId == photo.RootId && file.Path == photo.Path && file.PhotoId == photo.Id)
                && (photo.MissingSince == null || context.PresentFiles.Any(file => file.PhotoId == photo.Id && file.PendingSince == null)))
            .Select(photo => photo.Id).ToListAsync(cancellationToken);
        foreach (var batch in astray.Chunk(BatchSize))
        {
            await context.SettleAsync(batch, now, cancellationToken);
            context.ChangeTracker.Clear();
        }
    }

    /// <summary>After files came or went.</summary>
    public static async Task SettleAsync(this FaceGalleryDbContext context, IReadOnlyCollection<int> photoIds, DateTime now, CancellationToken cancellationToken)
    {
        var photos = await context.Photos.Where(photo => photoIds.Contains(photo.Id)).ToListAsync(cancellationToken);
        var files = (await context.PresentFiles.Where(file => file.PhotoId != null && photoIds.Contains(file.PhotoId.Value)).ToListAsync(cancellationToken))
            .ToLookup(file => file.PhotoId!.Value);
        foreach (var photo in photos)
        {
            Settle(context, photo, [.. files[photo.Id].OrderBy(file => file.RootId).ThenBy(file => file.Path, StringComparer.Ordinal)], now);
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private static void Settle(FaceGalleryDbContext context, Photo photo, IReadOnlyList<PhotoFile> files, DateTime now)
    {
        // A file that changed may hold something else by now: it keeps its photo from going missing until it is read, but says nothing new of it.
        var read = files.Where(file => file.PendingSince is null).ToList();
        if ((read.Find(file => file.RootId == photo.RootId && file.Path == photo.Path) ?? read.FirstOrDefault()) is { } shown)
        {
            photo.Show(shown);
        }
        else if (files.Count == 0 && photo.ContentHash is null)
        {
            // It was only a file that could not be read.
            context.Photos.Remove(photo);
        }
        else if (files.Count == 0)
        {
            photo.Miss(now);
        }
    }
}
