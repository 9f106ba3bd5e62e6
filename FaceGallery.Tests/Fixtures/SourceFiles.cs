using System.Runtime.CompilerServices;

namespace FaceGallery.Tests.Fixtures;

/// <summary>The project's own sources; what a tool generated is left out.</summary>
internal static class SourceFiles
{
    private static readonly string[] Projects = ["FaceGallery.Domain", "FaceGallery.Web", "FaceGallery.Tests"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static IEnumerable<SourceFile> All() =>
        Projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Select(file => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(name => !name.Split('/').Any(part => part is "bin" or "obj" or "Migrations" or "CompiledModels"))
            .Order(StringComparer.Ordinal)
            .Select(name => new SourceFile(name, File.ReadAllText(Path.Combine(Root, name))));

    public static string Project(string name) => File.ReadAllText(Path.Combine(Root, name, name + ".csproj"));

    /// <param name="name">From the project's root.</param>
    public static string Document(string name) => File.ReadAllText(Path.Combine(Root, name));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
