using FaceGallery.Tests.Fixtures;

namespace FaceGallery.Tests.Web.Commands;

/// <summary>Folders for a call of <c>separate</c>: photos and people, empty at first, and an output that is not there yet.</summary>
internal sealed class SeparateFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SeparateFolder()
    {
        Directory.CreateDirectory(Photos);
        Directory.CreateDirectory(People);
    }

    public string Photos => _folder["photos"];

    public string People => _folder["people"];

    public string Output => _folder["output"];

    public string this[string name] => _folder[name];

    /// <summary>The call's words; an option that is given replaces the usual one.</summary>
    public string[] Arguments(params string[] options)
    {
        string[] usual = ["--photos", Photos, "--people", People, "--output", Output];
        return ["separate", .. usual.Chunk(2).Where(pair => !options.Contains(pair[0])).SelectMany(pair => pair), .. options];
    }

    public Task<CommandResult> SeparateAsync(params string[] options) => CommandLine.RunAsync(Arguments(options));

    public string AddPhoto(string shared, string? name = null) => Add(Photos, shared, name);

    public string AddPortrait(string shared, string? name = null) => Add(People, shared, name);

    public void Dispose() => _folder.Dispose();

    private static string Add(string folder, string shared, string? name)
    {
        var file = new FileInfo(Path.Combine(folder, name ?? Path.GetFileName(shared)));
        file.Directory!.Create();
        File.Copy(SharedFiles.Photos(shared), file.FullName);
        return file.FullName;
    }
}
