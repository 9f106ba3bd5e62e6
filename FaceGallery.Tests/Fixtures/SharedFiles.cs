namespace FaceGallery.Tests.Fixtures;

/// <summary>
/// The photos and weights that tests use but the repository does not hold: a folder <c>shared</c> beside the repository, or the one
/// that FACEGALLERY_SHARED names. A test whose files are missing is skipped; with CI=true it fails.
/// </summary>
public static class SharedFiles
{
    private const string Variable = "FACEGALLERY_SHARED";

    public static string Photos(string relative) => Existing(Path.Combine("photos", relative));

    public static string Models(string relative) => Existing(Path.Combine("models", relative));

    /// <summary>
    /// All files below a folder of the photos, relative to the photos; the folder's own name where it is missing, so that a theory can
    /// say so.
    /// </summary>
    public static IEnumerable<string> PhotosBelow(string relative)
    {
        var photos = Find() is { } root ? Path.Combine(root, "photos") : null;
        return photos is not null && Directory.Exists(Path.Combine(photos, relative))
            ? Directory.EnumerateFiles(Path.Combine(photos, relative), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(photos, file)).Order(StringComparer.Ordinal)
            : [relative];
    }

    private static string Existing(string relative)
    {
        var path = Path.Combine(Find() ?? "", relative);
        if (!Path.IsPathRooted(path) || !Path.Exists(path))
        {
            Missing($"'{relative}' is not there: put the folder 'shared' beside the repository, or name it in {Variable}.");
        }

        return path;
    }

    private static void Missing(string reason)
    {
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.Skip(reason);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Path.GetFullPath(named);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(shared, "photos")) || Directory.Exists(Path.Combine(shared, "models")))
            {
                return shared;
            }
        }

        return null;
    }
}
