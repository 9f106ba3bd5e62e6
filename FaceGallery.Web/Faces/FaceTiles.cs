using FaceGallery.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Faces;

/// <summary>Reads faces for grids and cards.</summary>
public sealed class FaceTiles(IDbContextFactory<FaceGalleryDbContext> contexts)
{
    /// <summary>Faces that are gone meanwhile are left out.</summary>
    /// <param name="faceIds">Those in sight: some hundreds at most.</param>
    public async Task<IReadOnlyDictionary<int, FaceTile>> ReadAsync(IReadOnlyCollection<int> faceIds, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateForOwnerAsync(cancellationToken);
        var tiles =
            from face in context.Faces
            where faceIds.Contains(face.Id)
            join person in context.People on face.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            join suggested in context.People on face.SuggestedPersonId equals suggested.Id into suggestions
            from suggested in suggestions.DefaultIfEmpty()
            select new FaceTile(
                face.Id, face.PhotoId, face.Photo!.Version ?? "", face.Photo.SortTime, face.PersonId, person == null ? null : person.Name,
                face.AssignedBy, face.Similarity ?? face.SuggestedSimilarity, suggested == null ? null : suggested.Name, face.Quality.Flaws,
                context.Enrolments.Any(enrolment => enrolment.FaceId == face.Id), face.IsStranger, face.IsNotAFace);
        return await tiles.ToDictionaryAsync(tile => tile.Id, cancellationToken);
    }
}
