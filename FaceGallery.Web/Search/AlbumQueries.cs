using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Events;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Search;

/// <summary>The rules of albums as queries.</summary>
public static class AlbumQueries
{
    private const string Escape = "\\";

    public static IQueryable<Photo> Album(this FaceGalleryDbContext context, AlbumKey album) => context.Album(album.Search);

    public static IQueryable<Photo> Album(this FaceGalleryDbContext context, PhotoSearch search)
    {
        var photos = search.IsHidden ? context.HiddenPhotos : context.AlbumPhotos;
        photos = WithPeople(context, WithSeen(context, photos, search), search);
        photos = WithFaces(photos, search);
        photos = WithKnown(context, photos, search.Known);
        photos = WithTimes(photos, search);
        photos = WithFiles(context, photos, search);
        photos = search.IsFavourite ? photos.Where(photo => photo.IsFavourite) : photos;
        if (search.AlbumId is { } albumId)
        {
            var theirs = context.PlacedPhotos.Where(placed => placed.AlbumId == albumId).Select(placed => placed.PhotoId);
            photos = photos.Where(photo => theirs.Contains(photo.Id));
        }

        return search.EventId is { } id ? photos.Where(photo => photo.EventId == id) : photos;
    }

    /// <summary>The album's photos in its order: an album that was filled by hand has its own, in all others what was taken last comes first.</summary>
    public static IOrderedQueryable<Photo> InOrder(this FaceGalleryDbContext context, AlbumKey album) => album.OwnAlbumId is { } id
        ? context.Album(album).OrderBy(photo => context.PlacedPhotos.Where(placed => placed.AlbumId == id && placed.PhotoId == photo.Id).Select(placed => placed.Position).First()).ThenBy(photo => photo.Id)
        : context.Album(album).NewestFirst();

    /// <summary>The order of every album: what was taken last comes first.</summary>
    public static IOrderedQueryable<Photo> NewestFirst(this IQueryable<Photo> photos) =>
        photos.OrderByDescending(photo => photo.SortTime).ThenByDescending(photo => photo.Id);

    /// <summary>A text that may be anywhere, for LIKE with <see cref="Escape"/>.</summary>
    public static string PatternOf(string text) =>
        $"%{Escaped(text)}%";

    /// <summary>A search for a private person or a folder finds nothing unless the owner asks.</summary>
    private static IQueryable<Photo> WithSeen(FaceGalleryDbContext context, IQueryable<Photo> photos, PhotoSearch search)
    {
        var asked = search.People.Distinct().ToList();
        return context.IsForOwner ? photos
            : search.Folder is not null || search.Texts.Any(text => text.Contains('/', StringComparison.Ordinal)) ? photos.Where(_ => false)
            : asked.Count == 0 ? photos
            : photos.Where(_ => context.SeenPeople.Count(person => asked.Contains(person.Id)) == asked.Count);
    }

    private static IQueryable<Photo> WithPeople(FaceGalleryDbContext context, IQueryable<Photo> photos, PhotoSearch search)
    {
        foreach (var id in search.AllOf)
        {
            var theirs = PhotosOf(context, id);
            photos = photos.Where(photo => theirs.Contains(photo.Id));
        }

        if (search.AnyOf.Count > 0)
        {
            var any = search.AnyOf.Select(id => (int?)id).ToList();
            var theirs = context.SeenFaces.Where(face => any.Contains(face.PersonId) && !face.IsNotAFace).Select(face => face.PhotoId);
            photos = photos.Where(photo => theirs.Contains(photo.Id));
        }

        foreach (var id in search.NoneOf)
        {
            var theirs = PhotosOf(context, id);
            photos = photos.Where(photo => !theirs.Contains(photo.Id));
        }

        if (search.IsOnlyThem)
        {
            var them = search.AllOf.Concat(search.AnyOf).Select(id => (int?)id).ToList();
            photos = photos.Where(photo => photo.FaceCount > 0 && !photo.Faces.Any(face => !face.IsNotAFace && (face.PersonId == null || !them.Contains(face.PersonId))));
        }

        return photos;
    }

    // Asked for as a list of ids, so that the database begins with the person's few photos rather than with all photos.
    private static IQueryable<int> PhotosOf(FaceGalleryDbContext context, int personId) =>
        context.SeenFaces.Where(face => face.PersonId == personId && !face.IsNotAFace).Select(face => face.PhotoId);

    private static IQueryable<Photo> WithFaces(IQueryable<Photo> photos, PhotoSearch search)
    {
        photos = search.MinFaces is { } min ? photos.Where(photo => photo.FaceCount >= min) : photos;
        return search.MaxFaces is { } max ? photos.Where(photo => photo.FaceCount <= max) : photos;
    }

    private static IQueryable<Photo> WithKnown(FaceGalleryDbContext context, IQueryable<Photo> photos, KnownFaces? known)
    {
        if (!context.IsForOwner && known is not null)
        {
            return WithSeenNames(context, photos, known.Value);
        }

        return known switch
        {
            null => photos,
            KnownFaces.Nobody => photos.Where(photo => photo.NamedFaceCount == 0),
            KnownFaces.Some => photos.Where(photo => photo.NamedFaceCount > 0 && photo.NamedFaceCount < photo.FaceCount),
            KnownFaces.Everybody => photos.Where(photo => photo.FaceCount > 0 && photo.NamedFaceCount == photo.FaceCount),
            _ => throw new InvalidOperationException($"There is no such number of known faces: {known}."),
        };
    }

    /// <summary>For others than the owner private names do not count, so the counts stored with photos cannot be used.</summary>
    private static IQueryable<Photo> WithSeenNames(FaceGalleryDbContext context, IQueryable<Photo> photos, KnownFaces known)
    {
        var counted = photos.Select(photo => new
        {
            Photo = photo,
            Named = photo.Faces.Count(face => !face.IsNotAFace && context.SeenPeople.Any(person => person.Id == face.PersonId)),
        });
        return known switch
        {
            KnownFaces.Nobody => counted.Where(photo => photo.Named == 0).Select(photo => photo.Photo),
            KnownFaces.Some => counted.Where(photo => photo.Named > 0 && photo.Named < photo.Photo.FaceCount).Select(photo => photo.Photo),
            _ => counted.Where(photo => photo.Photo.FaceCount > 0 && photo.Named == photo.Photo.FaceCount).Select(photo => photo.Photo),
        };
    }

    private static IQueryable<Photo> WithTimes(IQueryable<Photo> photos, PhotoSearch search)
    {
        if (search.From is { } from)
        {
            var first = from.ToDateTime(TimeOnly.MinValue);
            photos = photos.Where(photo => photo.SortTime >= first);
        }

        if (search.To is { } to && to < DateOnly.MaxValue)
        {
            var end = to.AddDays(1).ToDateTime(TimeOnly.MinValue);
            photos = photos.Where(photo => photo.SortTime < end);
        }

        return photos;
    }

    /// <summary>The files in a folder and in those below it.</summary>
    internal static IQueryable<PhotoFile> FilesIn(FaceGalleryDbContext context, LibraryFolder folder)
    {
        // "Trip/" to "Trip0": the character after the slash. The index on paths serves that, where it would not serve LIKE.
        var (first, end) = ($"{folder.Path}/", $"{folder.Path}0");
        var files = context.SeenFiles.Where(file => file.RootId == folder.RootId);
        return folder.Path.Length == 0 ? files : files.Where(file => file.Path.CompareTo(first) >= 0 && file.Path.CompareTo(end) < 0);
    }

    private static IQueryable<Photo> WithFiles(FaceGalleryDbContext context, IQueryable<Photo> photos, PhotoSearch search)
    {
        if (search.Folder is { } folder)
        {
            var files = FilesIn(context, folder);
            photos = photos.Where(photo => files.Any(file => file.PhotoId == photo.Id));
        }

        photos = search.Camera is { } camera ? photos.Where(photo => photo.Camera == camera) : photos;
        foreach (var pattern in search.Texts.Select(PatternOf))
        {
            // What its folders are called is the owner's business, and so are keywords, among which there may be names.
            var below = pattern + "/%";
            var files = context.SeenFiles.Where(
                file => EF.Functions.Like(file.Path, pattern, Escape) && (context.IsForOwner || !EF.Functions.Like(file.Path, below, Escape)));
            var events = context.SeenEvents.Where(photoEvent => EF.Functions.Like(photoEvent.Name ?? photoEvent.Folder!, pattern, Escape)).Select(photoEvent => (int?)photoEvent.Id);
            var albums = context.SeenAlbums.Where(album => EF.Functions.Like(album.Name, pattern, Escape)).Select(album => album.Id);
            var placed = context.PlacedPhotos.Where(placed => albums.Contains(placed.AlbumId)).Select(placed => placed.PhotoId);
            photos = photos.Where(photo => files.Any(file => file.PhotoId == photo.Id) || events.Contains(photo.EventId) || placed.Contains(photo.Id) || (photo.Caption != null && EF.Functions.Like(photo.Caption, pattern, Escape))
                || (context.IsForOwner && photo.Keywords != null && EF.Functions.Like(photo.Keywords, pattern, Escape)));
        }

        return photos;
    }

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
