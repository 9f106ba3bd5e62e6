using System.Globalization;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Tests.Fixtures;

/// <summary>What a database says, ids and times of the run aside, as text that can be compared.</summary>
internal static class DatabaseFingerprint
{
    public static async Task<string> OfAsync(FaceGalleryDbContext context)
    {
        var names = await context.People.ToDictionaryAsync(person => person.Id, person => person.Name);
        var photos = await context.Photos.Include(photo => photo.Faces).ThenInclude(face => face.Embedding)
            .OrderBy(photo => photo.Kind).ThenBy(photo => photo.Path).AsNoTracking().ToListAsync();
        var enrolled = (await context.Enrolments.Select(enrolment => enrolment.FaceId).ToListAsync()).ToHashSet();
        var lines = photos.SelectMany(photo => photo.Faces
            .OrderBy(face => face.Ordinal)
            .Select(face => string.Create(CultureInfo.InvariantCulture,
                $"  {face.Ordinal} {face.Box} {face.Score:R} {face.Quality} {Convert.ToHexString(face.Embedding!.Vector)} {Name(names, face.PersonId)} {face.Similarity:R} {Name(names, face.SuggestedPersonId)} {enrolled.Contains(face.Id)}"))
            .Prepend($"{photo.Kind} {photo.Path} {photo.State} {photo.FailureReason} {photo.ContentHash} {photo.Width}x{photo.Height} {photo.FaceCount} {photo.NamedFaceCount} {photo.TakenAt:s} {photo.MissingSince is null}"));
        return string.Join('\n', names.Values.Order(StringComparer.Ordinal).Concat(lines));
    }

    private static string? Name(Dictionary<int, string> names, int? id) => id is { } known ? names[known] : null;
}
