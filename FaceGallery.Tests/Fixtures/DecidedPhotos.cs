using FaceGallery.Domain.Faces;
using FaceGallery.Domain.People;
using FaceGallery.Domain.Sharing;
using FaceGallery.Web.Sharing;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Tests.Fixtures;

/// <summary>What humans said of a library's photos, one face each, and where it is by now.</summary>
internal static class DecidedPhotos
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Names the face of a photo, and puts the photo into the fixed link or hides it.</summary>
    public static Task DecideAsync(this TestLibrary library, string path, string person, bool isHidden = false) => library.QueryAsync(async context =>
    {
        var photo = await context.Photos.Include(photo => photo.Faces).SingleAsync(photo => photo.Path == path && photo.MissingSince == null, Stop);
        var known = context.People.Add(new Person { Name = person, NameKey = person.ToUpperInvariant() }).Entity;
        var link = await context.Shares.FirstOrDefaultAsync(Stop)
            ?? context.Shares.Add(new Share { TokenHash = [1], ProtectedToken = "", CreatedAt = DateTime.UnixEpoch }).Entity;
        await context.SaveChangesAsync(Stop);
        photo.Faces.MaxBy(face => face.Box.Area)!.Name(known.Id);
        photo.IsHidden = isHidden;
        context.SharePhotos.Add(new SharePhoto { ShareId = link.Id, PhotoId = photo.Id, AddedAt = DateTime.UnixEpoch });
        return await context.SaveChangesAsync(Stop);
    });

    /// <summary>Where each person whom a human named is, by name.</summary>
    public static Task<Dictionary<string, DecidedPhoto>> DecisionsAsync(this TestLibrary library) => library.QueryAsync(async context =>
    {
        var link = await context.Shares.AsNoTracking().SingleAsync(Stop);
        var shown = await context.SharedBy(link).Select(photo => photo.Id).ToListAsync(Stop);
        var linked = await context.SharePhotos.Select(photo => photo.PhotoId).ToListAsync(Stop);
        var rows = await (
            from face in context.Faces
            join person in context.People on face.PersonId equals person.Id
            join photo in context.Photos on face.PhotoId equals photo.Id
            where face.AssignedBy == AssignedBy.Human
            select new { person.Name, photo }).ToListAsync(Stop);
        var places = (await context.PresentFiles.ToListAsync(Stop)).ToLookup(file => file.PhotoId, file => file.Path);
        return rows.ToDictionary(row => row.Name, row => new DecidedPhoto(
            row.photo.ContentHash!, [.. places[row.photo.Id].Order(StringComparer.Ordinal)], row.photo.MissingSince is not null, row.photo.IsHidden,
            linked.Contains(row.photo.Id), shown.Contains(row.photo.Id)));
    });
}

/// <param name="Hash">Of the bytes that the name lies on.</param>
/// <param name="Places">Paths of the files with these bytes.</param>
internal sealed record DecidedPhoto(string Hash, string[] Places, bool IsMissing, bool IsHidden, bool IsInLink, bool IsShownByLink);
