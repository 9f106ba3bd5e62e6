using FaceGallery.Domain.People;
using FaceGallery.Web.Export;

namespace FaceGallery.Web.Commands.Separate;

/// <summary>What the albums' folders are called.</summary>
public static class AlbumFolders
{
    public const string Group = "Group";
    public const string Unknown = "Unknown";

    /// <summary>
    /// A folder for each person: their name, made safe. Where two would share a folder on some system, those whose names had to be
    /// changed bear a hash of their name, so that the answer depends on who is known and on nothing else.
    /// </summary>
    /// <returns>Folder names by <see cref="Person.Id"/>.</returns>
    public static IReadOnlyDictionary<int, string> For(IReadOnlyCollection<Person> people)
    {
        var taken = people.Select(person => SafeFolderName.Of(person.Name)).Concat([Group, Unknown])
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(names => names.Count() > 1)
            .Select(names => names.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return people.ToDictionary(person => person.Id, person => FolderOf(person, taken));
    }

    private static string FolderOf(Person person, HashSet<string> taken)
    {
        var safe = SafeFolderName.Of(person.Name);
        var isOwn = safe == person.Name && !IsAlbum(safe);
        return taken.Contains(safe) && !isOwn ? SafeFolderName.Distinct(safe, person.Name) : safe;
    }

    private static bool IsAlbum(string name) =>
        name.Equals(Group, StringComparison.OrdinalIgnoreCase) || name.Equals(Unknown, StringComparison.OrdinalIgnoreCase);
}
