using System.Runtime.CompilerServices;

namespace FaceGallery.Tests.Fixtures;

/// <summary>The project's own sources; what a tool generated is left out.</summary>
internal static class SourceFiles
{
    private static readonly string[] Projects = ["FaceGallery.Domain", "FaceGallery.Web", "FaceGallery.Tests"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static IEnumerable<string> All(params string[] endings) =>
        Projects.SelectMany(project => Of(project, endings));

    public static IEnumerable<string> Of(string project, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories)
            .Where(file => (endings.Length == 0 ? [".cs"] : endings).Contains(Path.GetExtension(file)))
            .Where(file => !Name(file).Split('/').Any(part => part is "bin" or "obj" or "Migrations"))
            .Order(StringComparer.Ordinal);

    /// <summary>The file's path below the root, with forward slashes.</summary>
    public static string Name(string file) => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/');

    public static string[] Lines(string name) => File.ReadAllLines(Path.Combine(Root, name));

    public static string Project(string name) => File.ReadAllText(Path.Combine(Root, name, name + ".csproj"));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
