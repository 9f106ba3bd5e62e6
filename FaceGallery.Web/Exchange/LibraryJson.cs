using System.Text.Encodings.Web;
using System.Text.Json;
using FaceGallery.Domain.Albums;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Imaging;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Exchange;

/// <summary>All that was said of the photos, in a form that other programs read: docs/names-in-and-out.md.</summary>
/// <param name="Format">"facegallery".</param>
/// <param name="Version">Grows when a reader of the version before would misread it.</param>
/// <param name="ExportedAt">UTC.</param>
public sealed record LibraryJson(
    string Format, int Version, DateTime ExportedAt, IReadOnlyList<LibraryJson.PersonPart> People, IReadOnlyList<LibraryJson.AlbumPart> Albums, IReadOnlyList<LibraryJson.PhotoPart> Photos,
    IReadOnlyList<LibraryJson.OwnAlbumPart>? OwnAlbums = null)
{
    public const string TheFormat = "facegallery";
    public const int TheVersion = 1;

    public sealed record PersonPart(string Name, DateOnly? Birthday, bool Hidden, bool Private);

    /// <param name="Search">As the address of the search page has it.</param>
    /// <param name="People">Who the numbers of people in it are.</param>
    public sealed record AlbumPart(string Name, string Search, IReadOnlyDictionary<int, string>? People = null);

    /// <param name="Hash">XXH128 of the file's bytes, 32 hexadecimal digits.</param>
    /// <param name="Files">Full paths on the server.</param>
    /// <param name="TakenAt">Local time at the place.</param>
    /// <param name="CorrectedTime">The same where it is not what the file says, else null.</param>
    /// <param name="Place">Degrees north and east where they are not what the file says, else null.</param>
    /// <param name="Turn">Degrees clockwise from how the file says, where the owner turned it; else null.</param>
    public sealed record PhotoPart(
        string Hash, IReadOnlyList<string> Files, DateTime? TakenAt, bool Hidden, string? Event, IReadOnlyList<FacePart> Faces,
        bool Favourite = false, string? Caption = null, IReadOnlyList<string>? Keywords = null, DateTime? CorrectedTime = null, IReadOnlyList<double>? Place = null, int? Turn = null);

    /// <param name="Cover">Hash of a photo; null where none was chosen.</param>
    /// <param name="Photos">Hashes, in the album's order.</param>
    public sealed record OwnAlbumPart(string Name, string? Description, string? Cover, IReadOnlyList<string> Photos);

    /// <param name="Box">Left, top, width and height in fractions of the upright picture.</param>
    /// <param name="By">"human" or "machine"; null for a face without a name.</param>
    /// <param name="Not">People whom a human said that it is not.</param>
    public sealed record FacePart(IReadOnlyList<float> Box, string? Name, string? By, bool NotAFace, bool Stranger, IReadOnlyList<string> Not);

    // Names should be readable in the file; it is no web page.
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task WriteAsync(Stream file, CancellationToken cancellationToken) => JsonSerializer.SerializeAsync(file, this, Form, cancellationToken);

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
        var photos = await SaidPhoto.ListAsync(context, cancellationToken);
        var hashes = photos.ToDictionary(photo => photo.Id, photo => photo.Hash);
        var placed = (await context.OwnAlbumPhotos.AsNoTracking().OrderBy(placed => placed.Position).ThenBy(placed => placed.PhotoId).ToListAsync(cancellationToken))
            .Where(placed => hashes.ContainsKey(placed.PhotoId)).ToLookup(placed => placed.AlbumId, placed => hashes[placed.PhotoId]);
        var albums = await context.OwnAlbums.AsNoTracking().OrderBy(album => album.Id).ToListAsync(cancellationToken);
        return new LibraryJson(
            TheFormat, TheVersion, now,
            [.. people.Select(person => new PersonPart(person.Name, person.Birthday, person.IsHidden, person.IsPrivate))],
            [.. (await context.SmartAlbums.AsNoTracking().OrderBy(album => album.Name).ToListAsync(cancellationToken)).Select(album => new AlbumPart(album.Name, album.Search, PeopleIn(album.Search, names)))],
            [.. photos.Select(photo => new PhotoPart(
                photo.Hash, [.. places[photo.Id]], photo.TakenAt, photo.Words.IsHidden, photo.EventId is { } id ? events.GetValueOrDefault(id) : null,
                [.. faces[photo.Id].Select(face => PartOf(face, names, [.. rejections[face.Id].Order(StringComparer.Ordinal)]))],
                photo.Words.IsFavourite, photo.Words.Caption, photo.Words.Keywords, photo.Words.TakenAt, photo.Words.Place is { } place ? [place.Latitude, place.Longitude] : null, photo.Words.Turn))],
            [.. albums.Select(album => new OwnAlbumPart(album.Name, album.Description, album.CoverPhotoId is { } cover ? hashes.GetValueOrDefault(cover) : null, [.. placed[album.Id]]))]);
    }

    /// <summary>What humans said of photos that the library has: they are known by their bytes.</summary>
    public async Task<Findings> FindingsAsync(IDbContextFactory<FaceGalleryDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var ids = await context.Photos.Where(photo => photo.Kind == RootKind.Photos && photo.ContentHash != null).ToDictionaryAsync(photo => photo.ContentHash!, photo => photo.Id, cancellationToken);
        var (names, words, verdicts, skipped) = (new List<NamedRegion>(), new Dictionary<int, PhotoWords>(), new List<FoundVerdict>(), new ImportSkips());
        foreach (var photo in Photos.OfType<PhotoPart>())
        {
            if (!ids.TryGetValue(photo.Hash ?? "", out var id))
            {
                skipped.Add(ImportSkip.NotInLibrary, photo.Files is [{ } file, ..] ? file : photo.Hash ?? "");
                continue;
            }

            names.AddRange((photo.Faces ?? []).OfType<FacePart>().Where(face => face is { Name: not null, By: "human", Box: [_, _, _, _] })
                .Select(face => new NamedRegion(id, face.Name!, BoxOf(face))).Where(name => FaceRegions.IsSane(name.Box!.Value)));
            words[id] = WordsOf(photo);
            verdicts.AddRange((photo.Faces ?? []).OfType<FacePart>().Where(face => face is { By: not "human", Box: [_, _, _, _] } && (face.NotAFace || face.Stranger || face.Not is { Count: > 0 }))
                .Select(face => new FoundVerdict(id, BoxOf(face), face.NotAFace, face.Stranger, [.. (face.Not ?? []).OfType<string>()])).Where(verdict => FaceRegions.IsSane(verdict.Box)));
        }

        var albums = (OwnAlbums ?? []).OfType<OwnAlbumPart>().Select(album => new FoundAlbum(
            album.Name ?? "", album.Description, album.Cover is { } cover && ids.TryGetValue(cover, out var id) ? id : null,
            [.. (album.Photos ?? []).OfType<string>().Where(ids.ContainsKey).Select(hash => ids[hash])], IsInOrder: true));
        return new Findings(names, words, [.. albums], skipped)
        {
            People = [.. (People ?? []).OfType<PersonPart>().Where(person => person.Birthday is not null || person.Hidden || person.Private)
                .Select(person => new FoundPerson(person.Name ?? "", person.Birthday, person.Hidden, person.Private))],
            Verdicts = verdicts,
            Searches = [.. (Albums ?? []).OfType<AlbumPart>().Select(album => new FoundSearch(album.Name ?? "", album.Search ?? "", album.People ?? new Dictionary<int, string>()))],
        };
    }

    private static RelativeBox BoxOf(FacePart face) => new(face.Box[0], face.Box[1], face.Box[2], face.Box[3]);

    private static Dictionary<int, string>? PeopleIn(string search, Dictionary<int, string> names) =>
        PhotoSearchText.Read(search)?.People.Distinct().Where(names.ContainsKey).ToDictionary(id => id, id => names[id]);

    private static PhotoWords WordsOf(PhotoPart photo) => new()
    {
        IsFavourite = photo.Favourite,
        IsHidden = photo.Hidden,
        Caption = photo.Caption,
        Keywords = [.. (photo.Keywords ?? []).OfType<string>()],
        TakenAt = photo.CorrectedTime,
        Place = photo.Place is [var latitude, var longitude] ? (latitude, longitude) : null,
        Turn = photo.Turn is { } turn && turn % 90 == 0 ? turn % 360 : null,
    };

    private static FacePart PartOf(Face face, Dictionary<int, string> names, IReadOnlyList<string> not) => new(
        [face.Box.X, face.Box.Y, face.Box.Width, face.Box.Height], face.PersonId is { } id ? names[id] : null,
        face.AssignedBy switch { AssignedBy.Human => "human", AssignedBy.Machine => "machine", _ => null }, face.IsNotAFace, face.IsStranger, not);
}
