using FaceGallery.Domain.Detection;
using FaceGallery.Domain.Faces;
using FaceGallery.Web.Data;

namespace FaceGallery.Web.Faces;

/// <summary>Faces with the names of those they are or may be.</summary>
internal static class FaceQueries
{
    /// <summary>In the photos' order of faces; to others than the owner a private face is like any unnamed one. What a human called "not a face" is left out.</summary>
    public static IQueryable<(int PhotoId, PhotoFace Face)> Named(this FaceGalleryDbContext context, IQueryable<Face> faces) =>
        from face in faces
        where !face.IsNotAFace
        join person in context.SeenPeople on face.PersonId equals person.Id into people
        from person in people.DefaultIfEmpty()
        join suggested in context.SeenPeople.Where(_ => context.IsForOwner) on face.SuggestedPersonId equals suggested.Id into suggestions
        from suggested in suggestions.DefaultIfEmpty()
        let day = face.Photo!.TakenAt
        let before = suggested.Enrolments.Where(known => known.Face!.Photo!.TakenAt <= day).Max(known => known.Face!.Photo!.TakenAt)
        let after = suggested.Enrolments.Where(known => known.Face!.Photo!.TakenAt >= day).Min(known => known.Face!.Photo!.TakenAt)
        orderby face.PhotoId, face.Ordinal
        select new ValueTuple<int, PhotoFace>(face.PhotoId, new PhotoFace(
            face.Id, face.Box.TurnedBy(face.Photo!.OwnerRotationDegrees), face.Score, face.Quality.Flaws, person == null ? null : face.PersonId, person == null ? null : person.Name,
            context.IsForOwner ? face.Similarity : null, context.IsForOwner ? face.AssignedBy : null,
            suggested == null ? null : suggested.Name, context.IsForOwner ? face.SuggestedSimilarity : null,
            suggested == null ? null : YearsBetween.FromNearest(before, after, day), face.IsStranger,
            face.Landmarks == FaceLandmarks.None)
        {
            Poverty = person != null && face.AssignedBy == AssignedBy.Human && context.IsForOwner && face.Landmarks != FaceLandmarks.None
                && !person.Enrolments.Any(own => own.FaceId == face.Id)
                ? Poverty(face.Quality)
                : null,
        });

    private static FaceFlaws? Poverty(FaceQuality quality) => quality.IsExample ? null : quality.ExampleFlaws.Each().First();
}
