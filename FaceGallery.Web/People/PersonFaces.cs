using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Matching;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.Matching;
using FaceGallery.Web.Recognition;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.People;

/// <summary>Reads a person's faces. How like they are to each other is remembered of the person who was asked about last, until their faces change.</summary>
public sealed class PersonFaces(IDbContextFactory<FaceGalleryDbContext> contexts, RecognitionEngine engine)
{
    private volatile Compared? _last;

    /// <summary>
    /// The faces that bear the name in albums, and those that are enrolled, portraits included. Those that are least like the others come
    /// first: a wrong one is found there.
    /// </summary>
    public async Task<IReadOnlyList<PersonFace>> ListAsync(int personId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var named = context.Faces.Where(face => face.PersonId == personId && !face.IsNotAFace
            && (context.AlbumPhotos.Any(photo => photo.Id == face.PhotoId) || context.PortraitsSetAside().Any(portrait => portrait.Id == face.Id)));
        var enrolled = context.Enrolments.Where(enrolment => enrolment.PersonId == personId).Select(enrolment => enrolment.Face!);
        var standing = await Rows(enrolled).ToListAsync(cancellationToken);
        var isEnrolled = standing.Select(row => row.Id).ToHashSet();
        var rows = standing.Concat(await Rows(named).ToListAsync(cancellationToken)).DistinctBy(row => row.Id).ToList();
        var likeness = await LikenessAsync(context, rows, named.Select(face => face.Id).Union(enrolled.Select(face => face.Id)), cancellationToken);
        return
        [
            .. from row in rows
               let like = likeness.TryGetValue(row.Id, out var value) ? value : null
               orderby like ?? float.MaxValue, row.Id
               select new PersonFace(row.Id, row.PhotoId, isEnrolled.Contains(row.Id), row.IsPortrait, row.AssignedBy, row.Similarity, row.IsComparable ? row.Quality : null, like),
        ];
    }

    private static IQueryable<Row> Rows(IQueryable<Face> faces) => faces.Select(face => new Row(
        face.Id, face.PhotoId, face.Revision, face.Photo!.Kind == RootKind.People, face.AssignedBy, face.Similarity,
        face.Quality, face.Embedding != null));

    private async Task<IReadOnlyDictionary<int, float?>> LikenessAsync(
        FaceGalleryDbContext context, List<Row> rows, IQueryable<int> faceIds, CancellationToken cancellationToken)
    {
        var faces = rows.Select(row => (row.Id, row.Revision)).ToHashSet();
        if (_last is { } last && last.Faces.SetEquals(faces))
        {
            return last.Likeness;
        }

        var vectors = await context.FaceEmbeddings
            .Where(embedding => embedding.Model == engine.EmbedderName && faceIds.Contains(embedding.FaceId))
            .OrderBy(embedding => embedding.FaceId)
            .Select(embedding => new { embedding.FaceId, embedding.Vector })
            .ToListAsync(cancellationToken);
        var embeddings = vectors.ConvertAll(face => Embedding.FromBytes(engine.EmbedderName, face.Vector));
        var values = await Task.Run(() => FaceLikeness.Of(embeddings, cancellationToken), cancellationToken);
        var likeness = vectors.Zip(values).ToDictionary(pair => pair.First.FaceId, pair => pair.Second);
        _last = new Compared(faces, likeness);
        return likeness;
    }

    private sealed record Row(int Id, int PhotoId, int Revision, bool IsPortrait, AssignedBy? AssignedBy, float? Similarity, FaceQuality Quality, bool IsComparable);

    private sealed record Compared(HashSet<(int Id, int Revision)> Faces, IReadOnlyDictionary<int, float?> Likeness);
}
