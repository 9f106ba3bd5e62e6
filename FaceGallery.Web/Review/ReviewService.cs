using FaceGallery.Domain.Faces;
using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Review;

/// <summary>
/// What the machine is unsure of, as questions to the owner: those that settle most faces first, then the likeliest. The answers are those of
/// <see cref="People.FaceTagging"/>: yes names the faces, no rejects them.
/// </summary>
public sealed class ReviewService(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    /// <summary>Faces of a person to compare with.</summary>
    private const int MostReferences = 6;

    /// <summary>How many faces wait for an answer; of one person where one is given.</summary>
    public async Task<int> CountAsync(int? personId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Suggested(context, personId).CountAsync(cancellationToken);
    }

    /// <summary>In how many questions they are asked about.</summary>
    public async Task<int> CountQuestionsAsync(int? personId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Suggested(context, personId)
            .Select(face => new { face.SuggestedPersonId, face.ClusterId, Single = face.ClusterId == null ? face.Id : 0 }).Distinct().CountAsync(cancellationToken);
    }

    /// <param name="personId">Only about this person; null for all.</param>
    public async Task<IReadOnlyList<ReviewItem>> PageAsync(int? personId, int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await Suggested(context, personId)
            .Select(face => new { face.Id, face.ClusterId, face.SuggestedPersonId, face.SuggestedSimilarity }).ToListAsync(cancellationToken);
        var asked = waiting
            .GroupBy(face => (face.SuggestedPersonId, Cluster: face.ClusterId, Single: face.ClusterId is null ? face.Id : 0))
            .OrderByDescending(group => group.Count()).ThenByDescending(group => group.Max(face => face.SuggestedSimilarity)).ThenBy(group => group.Min(face => face.Id))
            .Skip(skip).Take(take)
            .ToList();
        var items = new List<ReviewItem>();
        foreach (var group in asked)
        {
            items.Add(await ReadAsync(context, group.Key.SuggestedPersonId!.Value, group.Key.Cluster, [.. group.Select(face => face.Id)], cancellationToken));
        }

        return items;
    }

    private static IQueryable<Face> Suggested(FaceGalleryDbContext context, int? personId) =>
        from face in context.Faces
        where face.SuggestedPersonId != null && (personId == null || face.SuggestedPersonId == personId) && !face.IsNotAFace && !face.IsStranger
        where context.AlbumPhotos.Any(photo => photo.Id == face.PhotoId)
        select face;

    private static async Task<ReviewItem> ReadAsync(
        FaceGalleryDbContext context, int personId, int? clusterId, List<int> faceIds, CancellationToken cancellationToken)
    {
        var person = await context.People.Where(person => person.Id == personId).Select(person => person.Name).SingleAsync(cancellationToken);
        var faces = await Faces(context.Faces.Where(face => faceIds.Contains(face.Id)).OrderByDescending(face => face.SuggestedSimilarity)).ToListAsync(cancellationToken);
        var odd = await Faces(context.Faces
            .Where(face => clusterId != null && face.ClusterId == clusterId && face.SuggestedPersonId != personId && face.PersonId == null)
            .Where(face => context.AlbumPhotos.Any(photo => photo.Id == face.PhotoId))).ToListAsync(cancellationToken);
        var references = await Faces(context.Enrolments.Where(enrolment => enrolment.PersonId == personId).OrderBy(enrolment => enrolment.FaceId)
            .Select(enrolment => enrolment.Face!).Take(MostReferences)).ToListAsync(cancellationToken);
        return new ReviewItem(personId, person, faces, odd, references);
    }

    private static IQueryable<ReviewFace> Faces(IQueryable<Face> faces) =>
        faces.Select(face => new ReviewFace(face.Id, face.PhotoId, face.Photo!.ContentHash ?? "", face.SuggestedSimilarity));
}
