using System.Globalization;
using FaceGallery.Domain.Faces;
using FaceGallery.Web.Faces;

namespace FaceGallery.Web.Api;

/// <param name="Box">x, y, width and height in fractions of the upright picture.</param>
public sealed record ApiFace(
    string Id, IReadOnlyList<float> Box, float Score, string? PersonId, string? Person, float? Similarity, AssignedBy? AssignedBy)
{
    public static ApiFace Of(PhotoFace face) => new(
        face.Id.ToString(CultureInfo.InvariantCulture),
        [face.Box.X, face.Box.Y, face.Box.Width, face.Box.Height],
        face.Score,
        face.PersonId?.ToString(CultureInfo.InvariantCulture),
        face.Person,
        face.Similarity,
        face.AssignedBy);
}
