using System.Globalization;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.History;

/// <summary>Finds faces and photos by which somebody knows again what a change was about.</summary>
internal static class ChangePictures
{
    private const int Max = 3;

    /// <summary>However many changes there are, the same few commands read them.</summary>
    public static async Task<List<HistoryEntry>> WithPicturesAsync(this FaceGalleryDbContext context, List<HistoryEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.ConvertAll(entry => entry.Id);
        var rows = await context.Changes.Where(change => ids.Contains(change.Id))
            .Select(change => new
            {
                change.Id,
                Faces = change.Rows.Where(row => row.Entity == nameof(Face) && !row.IsMachine).OrderBy(row => row.Id).Take(Max).Select(row => row.Key).ToList(),
                Photos = change.Rows.Where(row => row.Entity == nameof(Photo)).OrderBy(row => row.Id).Take(Max).Select(row => row.Key).ToList(),
            })
            .ToDictionaryAsync(change => change.Id, cancellationToken);
        var people = entries.Where(entry => rows[entry.Id].Faces.Count == 0).Select(entry => entry.PersonId).OfType<int>().Distinct().ToList();
        var enrolled = await context.Enrolments.Where(enrolment => people.Contains(enrolment.PersonId)).GroupBy(enrolment => enrolment.PersonId)
            .Select(person => new { Id = person.Key, Face = person.Min(enrolment => enrolment.FaceId) }).ToDictionaryAsync(person => person.Id, person => person.Face, cancellationToken);

        var wanted = entries.ToDictionary(entry => entry.Id, entry => (rows[entry.Id], entry.PersonId) switch
        {
            ({ Faces: { Count: > 0 } faces }, _) => (IsFace: true, Ids: faces.ConvertAll(Parse)),
            ({ Photos: { Count: > 0 } photos }, _) => (IsFace: false, Ids: photos.ConvertAll(Parse)),
            (_, { } person) when enrolled.TryGetValue(person, out var face) => (IsFace: true, Ids: [face]),
            _ => (IsFace: true, Ids: []),
        });
        var (faceIds, photoIds) = (wanted.Values.Where(ask => ask.IsFace).SelectMany(ask => ask.Ids).ToList(), wanted.Values.Where(ask => !ask.IsFace).SelectMany(ask => ask.Ids).ToList());
        var versions = (
            Faces: await context.Faces.Where(face => faceIds.Contains(face.Id)).Select(face => new { face.Id, face.Photo!.Version }).ToDictionaryAsync(face => face.Id, face => face.Version, cancellationToken),
            Photos: await context.Photos.Where(photo => photoIds.Contains(photo.Id)).Select(photo => new { photo.Id, photo.Version }).ToDictionaryAsync(photo => photo.Id, photo => photo.Version, cancellationToken));
        return entries.ConvertAll(entry => entry with
        {
            Pictures =
            [
                .. from id in wanted[entry.Id].Ids
                   let version = (wanted[entry.Id].IsFace ? versions.Faces : versions.Photos).GetValueOrDefault(id)
                   where version is not null
                   select new ChangePicture(id, version, wanted[entry.Id].IsFace),
            ],
        });
    }

    private static int Parse(string key) => int.Parse(key, CultureInfo.InvariantCulture);
}
