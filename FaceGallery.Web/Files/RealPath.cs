namespace FaceGallery.Web.Files;

/// <summary>Where a path really leads, links followed, whether or not its end is there yet.</summary>
internal static class RealPath
{
    /// <summary>More links in a row than any system follows.</summary>
    private const int MaxLinks = 40;

    private static readonly StringComparison Comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <exception cref="IOException">Links lead in a circle.</exception>
    public static string Of(string path) => Of(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), MaxLinks);

    /// <summary>Whether one real path is another, or lies below it.</summary>
    public static bool IsWithin(string path, string folder) =>
        path.Equals(folder, Comparison) || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, Comparison);

    private static string Of(string path, int linksLeft)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        var folder = Of(parent, linksLeft);
        var real = Path.Combine(folder, Path.GetFileName(path));
        if (new FileInfo(real).LinkTarget is not { } target)
        {
            return real;
        }

        return linksLeft > 0
            ? Of(Path.TrimEndingDirectorySeparator(Path.GetFullPath(target, folder)), linksLeft - 1)
            : throw new IOException($"The links of {path} lead in a circle.");
    }
}
