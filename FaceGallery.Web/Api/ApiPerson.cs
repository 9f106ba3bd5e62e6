using System.Globalization;
using FaceGallery.Web.People;

namespace FaceGallery.Web.Api;

public sealed record ApiPerson(string Id, string Name, int PhotoCount, int FaceCount, string? CoverFaceId, bool Hidden)
{
    public static ApiPerson Of(PersonCard person) => new(
        person.Id.ToString(CultureInfo.InvariantCulture),
        person.Name,
        person.PhotoCount,
        person.FaceCount,
        person.CoverFaceId?.ToString(CultureInfo.InvariantCulture),
        person.IsHidden);
}
