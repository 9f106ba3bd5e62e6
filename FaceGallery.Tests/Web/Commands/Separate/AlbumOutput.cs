using FaceGallery.Domain.Messages;
using FaceGallery.Tests.Fixtures;
using FaceGallery.Web.Export;
using FaceGallery.Web.Localisation;
using Shouldly;

namespace FaceGallery.Tests.Web.Commands.Separate;

/// <summary>A folder of photos and an output folder, and the exporter between them.</summary>
internal sealed class AlbumOutput : IDisposable
{
    private static readonly DateTime Taken = new(2026, 7, 4, 20, 15, 30, 123, DateTimeKind.Utc);
    private readonly TemporaryFolder _folder = new();

    public AlbumOutput() => Directory.CreateDirectory(Photos);

    public string Photos => _folder["photos"];

    public string Output => _folder["output"];

    /// <summary>A place that is neither.</summary>
    public string Elsewhere => Directory.CreateDirectory(_folder["elsewhere"]).FullName;

    public string Manifest => this[".facegallery/albums.jsonl"];

    public string this[string path] => Path.Combine(Output, path);

    /// <summary>A photo, and where it is wanted: its path and the albums that it is in.</summary>
    public WantedFile[] Photo(string path, string content, params string[] albums)
    {
        var file = new FileInfo(Path.Combine(Photos, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, content);
        file.LastWriteTimeUtc = Taken;
        return [.. albums.Select(album => new WantedFile($"{album}/{path}", file.FullName, content.Length, Taken))];
    }

    /// <summary>A file that somebody else puts into the output.</summary>
    public string Foreign(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], content);
        return this[path];
    }

    public AlbumExportResult Export(params WantedFile[] wanted) => Export(ExportMode.Copy, wanted);

    public AlbumExportResult Export(ExportMode mode, params WantedFile[] wanted)
    {
        using var exporter = AlbumExporter.Open(Output);
        return exporter.Export(wanted, mode, null, TestContext.Current.CancellationToken);
    }

    /// <summary>The album files that are there, in order.</summary>
    public string[] Files() =>
    [
        .. Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Output, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => !file.StartsWith(".facegallery/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public string Read(string path) => File.ReadAllText(this[path]);

    public void Dispose() => _folder.Dispose();
}

internal static class SaidOfExports
{
    public static void ShouldSay(this Message message, string words) => EnglishText.Of(message).ShouldContain(words);
}
