using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Exchange;

/// <summary>All that was said of the photos, in a form that other programs read: docs/names-in-and-out.md.</summary>
/// <param name="Format">"facegallery".</param>
/// <param name="Version">Grows when a reader of the version before would misread it.</param>
/// <param name="ExportedAt">UTC.</param>
public sealed record LibraryJson(
    string Format, int Version, DateTime ExportedAt, IReadOnlyList<LibraryJson.PersonPart> People, IReadOnlyList<LibraryJson.AlbumPart> Albums, IReadOnlyList<LibraryJson.PhotoPart> Photos)
{
    public const string TheFormat = "facegallery";
    public const int TheVersion = 1;

    public sealed record PersonPart(string Name, DateOnly? Birthday, bool Hidden, bool Private);

    /// <param name="Search">As the address of the search page has it; people by name.</param>
    public sealed record AlbumPart(string Name, string Search);

    /// <param name="Hash">XXH128 of the file's bytes, 32 hexadecimal digits.</param>
    /// <param name="Files">Full paths on the server.</param>
    /// <param name="TakenAt">Local time at the place.</param>
    public sealed record PhotoPart(string Hash, IReadOnlyList<string> Files, DateTime? TakenAt, bool Hidden, string? Event, IReadOnlyList<FacePart> Faces);

    /// <param name="Box">Left, top, width and height in fractions of the upright picture.</param>
    /// <param name="By">"human" or "machine"; null for a face without a name.</param>
    /// <param name="Not">People whom a human said that it is not.</param>
    public sealed record FacePart(IReadOnlyList<float> Box, string? Name, string? By, bool NotAFace, bool Stranger, IReadOnlyList<string> Not);

    public static async Task<LibraryJson> ReadAsync(IDbContextFactory<FaceGalleryDbContext> contexts, DateTime now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var people = await context.People.AsNoTracking().OrderBy(person => person.Name).ToListAsync(cancellationToken);
        var names = people.ToDictionary(person => person.Id, person => person.Name);
        var rejections = (await context.Rejections.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(rejection => rejection.FaceId, rejection => names[rejection.PersonId]);
        var events = await context.Events.Where(photoEvent => photoEvent.Name != null).ToDictionaryAsync(photoEvent => photoEvent.Id, photoEvent => photoEvent.Name, cancellationToken);
        var places = (await (
            from file in context.PresentFiles
            join root in context.Roots on file.RootId equals root.Id
            where file.PhotoId != null && file.Kind == RootKind.Photos
            orderby file.RootId, file.Path
            select new { file.PhotoId, Path = Path.Combine(root.Path, file.Path) }).ToListAsync(cancellationToken)).ToLookup(file => file.PhotoId!.Value, file => file.Path);
        var faces = (await context.Faces.AsNoTracking().Where(face => face.Photo!.Kind == RootKind.Photos).OrderBy(face => face.PhotoId).ThenBy(face => face.Ordinal).ToListAsync(cancellationToken)).ToLookup(face => face.PhotoId);
        var photos = await context.Photos.Where(photo => photo.Kind == RootKind.Photos && photo.ContentHash != null && photo.State == PhotoState.Indexed).OrderBy(photo => photo.Id)
            .Select(photo => new { photo.Id, photo.ContentHash, photo.TakenAt, photo.IsHidden, photo.EventId }).ToListAsync(cancellationToken);
        return new LibraryJson(
            TheFormat, TheVersion, now,
            [.. people.Select(person => new PersonPart(person.Name, person.Birthday, person.IsHidden, person.IsPrivate))],
            [.. (await context.SmartAlbums.AsNoTracking().OrderBy(album => album.Name).ToListAsync(cancellationToken)).Select(album => new AlbumPart(album.Name, album.Search))],
            [.. photos.Select(photo => new PhotoPart(
                photo.ContentHash!, [.. places[photo.Id]], photo.TakenAt, photo.IsHidden, photo.EventId is { } id ? events.GetValueOrDefault(id) : null,
                [.. faces[photo.Id].Select(face => PartOf(face, names, [.. rejections[face.Id].Order(StringComparer.Ordinal)]))]))]);
    }

    /// <summary>Names that humans gave, on photos that are known by their bytes.</summary>
    public async Task<IReadOnlyList<NamedRegion>> NamesAsync(IDbContextFactory<FaceGalleryDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var ids = await context.Photos.Where(photo => photo.Kind == RootKind.Photos && photo.ContentHash != null).ToDictionaryAsync(photo => photo.ContentHash!, photo => photo.Id, cancellationToken);
        return
        [
            .. from photo in Photos
               where ids.ContainsKey(photo.Hash)
               from face in photo.Faces
               where face is { Name: not null, By: "human", Box: [_, _, _, _] }
               select new NamedRegion(ids[photo.Hash], face.Name!, new RelativeBox(face.Box[0], face.Box[1], face.Box[2], face.Box[3])),
        ];
    }

    private static FacePart PartOf(Face face, Dictionary<int, string> names, IReadOnlyList<string> not) => new(
        [face.Box.X, face.Box.Y, face.Box.Width, face.Box.Height], face.PersonId is { } id ? names[id] : null,
        face.AssignedBy switch { AssignedBy.Human => "human", AssignedBy.Machine => "machine", _ => null }, face.IsNotAFace, face.IsStranger, not);
}
