using FaceGallery.Domain.Photos;

namespace FaceGallery.Web.Commands.Separate;

/// <summary>Which albums a photo is in: people, groups, unknown.</summary>
internal static class PhotoAlbums
{
    /// <param name="photo">With its faces.</param>
    /// <param name="people">What a person's album is called, by <see cref="Domain.People.Person.Id"/>.</param>
    /// <returns>People in ordinal order, then group or unknown; nothing for a photo that could not be read.</returns>
    public static IEnumerable<string> Of(Photo photo, IReadOnlyDictionary<int, string> people)
    {
        if (photo.State != PhotoState.Indexed)
        {
            return [];
        }

        var named = photo.Faces.Where(face => face.IsAccepted)
            .Select(face => face.PersonId)
            .OfType<int>()
            .Distinct()
            .Select(person => people[person])
            .Order(StringComparer.Ordinal);
        return [.. named, .. If(photo.FaceCount >= 2, AlbumFolders.Group), .. If(photo.NamedFaceCount == 0, AlbumFolders.Unknown)];
    }

    private static string[] If(bool condition, string album) => condition ? [album] : [];
}
