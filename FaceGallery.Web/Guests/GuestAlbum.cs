using System.Text.Json;
using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Photos;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Data;
using FaceGallery.Web.People;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace FaceGallery.Web.Guests;

/// <summary>Reads what a link shows, and keeps count of who came.</summary>
public sealed class GuestAlbum(IDbContextFactory<FaceGalleryDbContext> contexts, NamedFaces namedFaces, TimeProvider time)
{
    /// <summary>Photos on a page.</summary>
    public const int PageSize = 500;

    /// <summary>People by whom guests choose photos; those with most photos.</summary>
    private const int MaxPeople = 30;

    /// <summary>The part of a photo's height that the cover shows on a wide window.</summary>
    private const float WholeFace = .3f;

    /// <summary>No visit has stamped it yet.</summary>
    private static readonly DateTime Fresh = DateTime.MinValue;

    /// <summary>All photos, in the order in which they were taken or that an album has by hand, each with the stamp of its coming to the link.</summary>
    public async Task<IReadOnlyList<GuestTile>> ListAsync(Share share, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var photos = context.SharedBy(share);
        var stamps = context.SharePhotos.Where(photo => photo.ShareId == share.Id);
        var tiles = new List<GuestTile>();
        await context.ReadBareAsync(
            from photo in photos
            join stamp in stamps on photo.Id equals stamp.PhotoId into known
            from own in known.DefaultIfEmpty()
            select new { photo.Id, photo.SortTime, IsTimeKnown = photo.TakenAt != null, photo.Width, photo.Height, photo.FaceCount, AddedAt = (DateTime?)own.AddedAt, photo.Caption },
            photo => tiles.Add(new GuestTile(
                photo.Number(0),
                photo.Time(1),
                photo.Number(2) != 0,
                photo.Number(3),
                photo.Number(4),
                photo.Number(5),
                photo.IsNull(6) ? Fresh : photo.Time(6),
                photo.Text(7))),
            cancellationToken);
        var places = await PlacesAsync(context, share, cancellationToken);
        tiles = [.. tiles.OrderBy(tile => places.GetValueOrDefault(tile.Id)).ThenBy(tile => tile.At).ThenBy(tile => tile.Id)];
        var fresh = tiles.Where(tile => tile.AddedAt == Fresh).Select(tile => tile.Id).ToList();
        var now = time.GetUtcNow().UtcDateTime;
        if (fresh.Count > 0)
        {
            // Later than all others, whatever the clock says.
            now = await stamps.MaxAsync(photo => (DateTime?)photo.AddedAt, cancellationToken) is { } latest && latest >= now ? latest.AddTicks(1) : now;

            // Two guests may come at once, and then say the same.
            await context.Database.ExecuteSqlAsync(
                $"INSERT OR IGNORE INTO SharePhotos (ShareId, PhotoId, AddedAt) SELECT {share.Id}, value, {now} FROM json_each({JsonSerializer.Serialize(fresh)})",
                cancellationToken);
        }

        var subjects = share.PersonIdOf() is { } subject ? await LargestAsync(context.Faces.Where(face => face.PersonId == subject && photos.Any(photo => photo.Id == face.PhotoId)), cancellationToken) : [];
        return tiles.ConvertAll(tile => tile with { AddedAt = tile.AddedAt == Fresh ? now : tile.AddedAt, Subject = subjects.GetValueOrDefault(tile.Id) });
    }

    /// <summary>These photos, each with the face that a part of it has to show.</summary>
    /// <param name="personId">Whom one looks at; null for whoever is largest.</param>
    public async Task<IReadOnlyList<GuestTile>> WithSubjectsAsync(IReadOnlyList<GuestTile> photos, int? personId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var wanted = photos.Select(photo => photo.Id).ToList();
        var subjects = await LargestAsync(context.Faces.Where(face => EF.Parameter(wanted).Contains(face.PhotoId) && (personId == null || face.PersonId == personId)), cancellationToken);
        return [.. photos.Select(photo => photo with { Subject = subjects.GetValueOrDefault(photo.Id) })];
    }

    public async Task<int> CountAsync(Share share, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.SharedBy(share).CountAsync(cancellationToken);
    }

    /// <summary>Who is in these photos of the link, as far as it tells, besides whom it is about; those with most photos first.</summary>
    public async Task<IReadOnlyList<GuestPerson>> PeopleAsync(Share share, IEnumerable<GuestTile> photos, CancellationToken cancellationToken)
    {
        if (!share.ShowsNames)
        {
            return [];
        }

        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var own = share.PersonIdOf();
        var told = await Told(context, share).Where(person => !person.IsHidden && person.Id != own).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var shown = photos.Select(photo => photo.Id).ToHashSet();
        return
        [
            .. (await namedFaces.ListAsync(cancellationToken)).Where(face => shown.Contains(face.PhotoId) && told.ContainsKey(face.PersonId))
                .Select(face => (face.PersonId, face.PhotoId)).Distinct().CountBy(face => face.PersonId)
                .Select(person => new GuestPerson(person.Key, told[person.Key], person.Value))
                .OrderByDescending(person => person.Photos).ThenBy(person => person.Name, StringComparer.Ordinal).Take(MaxPeople),
        ];
    }

    /// <summary>The photos that show somebody whom the link tells of.</summary>
    public async Task<IReadOnlySet<int>> OfPersonAsync(Share share, int personId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var told = Told(context, share).Where(person => person.Id == personId);
        var photos = context.SharedBy(share).Where(photo => context.Faces.Any(face => face.PhotoId == photo.Id && !face.IsNotAFace && told.Any(person => person.Id == face.PersonId)));
        return await photos.Select(photo => photo.Id).ToHashSetAsync(cancellationToken);
    }

    /// <summary>Who is in these photos, as far as the link tells, from left to right, by the photo's id.</summary>
    public async Task<ILookup<int, string>> NamesAsync(Share share, IReadOnlyCollection<int> photoIds, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var wanted = photoIds.ToList();
        var named = await (
            from face in context.Faces
            join person in Told(context, share) on face.PersonId equals person.Id
            where EF.Parameter(wanted).Contains(face.PhotoId) && !face.IsNotAFace
            orderby face.PhotoId
            select new { face.PhotoId, person.Name, face.Box, face.Photo!.OwnerRotationDegrees }).ToListAsync(cancellationToken);
        return named.OrderBy(face => face.Box.TurnedBy(face.OwnerRotationDegrees).X).Select(face => (face.PhotoId, face.Name)).Distinct().ToLookup(face => face.PhotoId, face => face.Name);
    }

    /// <summary>Where these faces are in their photos as they are shown, in this order; those that the link does not show are left out.</summary>
    public async Task<IReadOnlyList<(int FaceId, int PhotoId, RelativeBox Box)>> FacesAsync(Share share, IReadOnlyList<int> faceIds, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var (photos, wanted) = (context.SharedBy(share), faceIds.ToList());
        var faces = await context.Faces.Where(face => EF.Parameter(wanted).Contains(face.Id) && !face.IsNotAFace && photos.Any(photo => photo.Id == face.PhotoId))
            .Select(face => new { face.Id, face.PhotoId, face.Box, face.Photo!.OwnerRotationDegrees }).ToDictionaryAsync(face => face.Id, cancellationToken);
        return [.. wanted.Where(faces.ContainsKey).Select(id => (id, faces[id].PhotoId, faces[id].Box.TurnedBy(faces[id].OwnerRotationDegrees)))];
    }

    /// <summary>See <see cref="RelativeBox.FocusOf"/>; null where the link does not show the photo.</summary>
    public async Task<RelativePoint?> FocusAsync(Share share, int photoId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var faces = await context.SharedBy(share).Where(photo => photo.Id == photoId).SelectMany(photo => photo.Faces.Where(face => !face.IsNotAFace))
            .Select(face => new { face.Box, face.Photo!.OwnerRotationDegrees }).ToListAsync(cancellationToken);
        return RelativeBox.FocusOf(faces.ConvertAll(face => face.Box.TurnedBy(face.OwnerRotationDegrees)));
    }

    /// <summary>A photo of the link, with what is beside it; null when the link does not show it.</summary>
    public async Task<GuestPhoto?> FindAsync(Share share, int photoId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var places = await PlacesAsync(context, share, cancellationToken);
        List<int> ids = [.. (await InOrder(context.SharedBy(share)).Select(photo => photo.Id).ToListAsync(cancellationToken)).OrderBy(id => places.GetValueOrDefault(id))];
        var place = ids.IndexOf(photoId);
        if (place < 0)
        {
            return null;
        }

        var photo = await context.Photos.Where(photo => photo.Id == photoId).Select(photo => new { photo.Width, photo.Height, photo.TakenAt })
            .SingleAsync(cancellationToken);
        return new GuestPhoto(photoId, place, ids.Count, photo.Width, photo.Height, photo.TakenAt, [.. (await NamesAsync(share, [photoId], cancellationToken))[photoId]])
        {
            PreviousId = place > 0 ? ids[place - 1] : null,
            NextId = place + 1 < ids.Count ? ids[place + 1] : null,
        };
    }

    /// <summary>Whether the link shows the photo now.</summary>
    public async Task<bool> ShowsAsync(Share share, int photoId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        return await context.SharedBy(share).AnyAsync(photo => photo.Id == photoId, cancellationToken);
    }

    /// <summary>
    /// The photo of a link that stands for it: the one that was chosen while the link shows it; of a person, one that shows nobody else, and the face as large as a wide window shows it whole; otherwise one that shows most faces. One
    /// across is preferred. Null where there is none.
    /// </summary>
    public static GuestTile? CoverOf(Share share, IReadOnlyCollection<GuestTile> photos) =>
        photos.FirstOrDefault(photo => photo.Id == share.CoverPhotoId)
        ?? (share.PersonIdOf() is null
            ? photos.OrderByDescending(photo => photo.Width > photo.Height).ThenByDescending(photo => photo.Faces)
            : photos.OrderBy(photo => photo.Faces).ThenByDescending(photo => photo.Width > photo.Height).ThenBy(photo => Math.Abs((photo.Subject?.Height ?? 0) - WholeFace)))
        .ThenBy(photo => photo.Id).FirstOrDefault();

    public Task CountVisitAsync(Share share, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return CountAsync(share, set => set.SetProperty(own => own.Visits, own => own.Visits + 1).SetProperty(own => own.LastVisitAt, now), cancellationToken);
    }

    public Task CountDownloadAsync(Share share, CancellationToken cancellationToken) =>
        CountAsync(share, set => set.SetProperty(own => own.Downloads, own => own.Downloads + 1), cancellationToken);

    private async Task CountAsync(Share share, Action<UpdateSettersBuilder<Share>> count, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
            await context.Shares.Where(own => own.Id == share.Id).ExecuteUpdateAsync(count, cancellationToken);
        }
        catch (Exception exception) when (WriteFailure.Of(exception) is not null)
        {
            // Guests can look at photos while the disk is full.
        }
    }

    /// <summary>Where the largest of these faces is in each photo as it is shown, by the photo's id: of one person there may be several, as before a mirror.</summary>
    private static async Task<Dictionary<int, RelativeBox?>> LargestAsync(IQueryable<Face> faces, CancellationToken cancellationToken)
    {
        var boxes = await faces.Where(face => !face.IsNotAFace).Select(face => new { face.PhotoId, face.Box, face.Photo!.OwnerRotationDegrees }).ToListAsync(cancellationToken);
        return boxes.GroupBy(face => face.PhotoId).ToDictionary(
            photo => photo.Key, RelativeBox? (photo) => photo.Select(face => face.Box.TurnedBy(face.OwnerRotationDegrees)).MaxBy(box => box.Width * box.Height));
    }

    /// <summary>Places by hand, by the photo's id; none where the link shows no album that was filled by hand: such a link is in the order of time.</summary>
    private static async Task<Dictionary<int, int>> PlacesAsync(FaceGalleryDbContext context, Share share, CancellationToken cancellationToken) =>
        share.OwnAlbumIdOf() is { } album
            ? await context.OwnAlbumPhotos.Where(placed => placed.AlbumId == album).ToDictionaryAsync(placed => placed.PhotoId, placed => placed.Position, cancellationToken)
            : [];

    internal static IOrderedQueryable<Photo> InOrder(IQueryable<Photo> photos) => photos.OrderBy(photo => photo.SortTime).ThenBy(photo => photo.Id);

    /// <summary>Whose names the link tells: nobody's where the owner does not want it, and of those who are private only the person's whose link it is.</summary>
    private static IQueryable<Person> Told(FaceGalleryDbContext context, Share share)
    {
        var own = share.PersonIdOf();
        return share.ShowsNames ? context.People.Where(person => !person.IsPrivate || person.Id == own) : context.People.Where(_ => false);
    }
}
