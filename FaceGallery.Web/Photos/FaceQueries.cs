using FaceGallery.Domain.Faces;
using FaceGallery.Domain.Recognition;
using FaceGallery.Web.Data;

namespace FaceGallery.Web.Photos;

/// <summary>Faces with the names of those they are or may be.</summary>
internal static class FaceQueries
{
    /// <summary>In the photos' order of faces; to others than the owner a private face is like any unnamed one. What a human called "not a face" is left out.</summary>
    public static IQueryable<(int PhotoId, PhotoFace Face)> Named(this FaceGalleryDbContext context, IQueryable<Face> faces) =>
        from face in faces
        where !face.IsNotAFace
        join person in context.SeenPeople on face.PersonId equals person.Id into people
        from person in people.DefaultIfEmpty()
        join suggested in context.People.Where(_ => context.IsForOwner) on face.SuggestedPersonId equals suggested.Id into suggestions
        from suggested in suggestions.DefaultIfEmpty()
        orderby face.PhotoId, face.Ordinal
        select new ValueTuple<int, PhotoFace>(face.PhotoId, new PhotoFace(
            face.Id, face.Box, face.Score, face.Quality.Flaws, person == null ? null : face.PersonId, person == null ? null : person.Name,
            context.IsForOwner ? face.Similarity : null, context.IsForOwner ? face.AssignedBy : null,
            suggested == null ? null : suggested.Name, context.IsForOwner ? face.SuggestedSimilarity : null, face.IsStranger,
            face.Landmarks == FaceLandmarks.None));
}
