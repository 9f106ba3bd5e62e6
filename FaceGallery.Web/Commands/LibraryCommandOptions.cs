using System.CommandLine;

namespace FaceGallery.Web.Commands;

/// <summary>The options that say where photos, portraits and our own data are. They override appsettings.json and the environment.</summary>
internal static class LibraryCommandOptions
{
    private static readonly Option<string[]> Photos = new("--photos")
    {
        Description = "A folder of photos, searched with its sub-folders. Give it again for more folders.",
        HelpName = "DIR",
    };

    private static readonly Option<string> People = new("--people")
    {
        Description = "A folder of portraits: <Person>.jpg or <Person>/any.jpg.",
        HelpName = "DIR",
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Where database, previews and logs live. Default: ./data.",
        HelpName = "DIR",
    };

    /// <summary>Of all commands that serve, or ask whoever does.</summary>
    public static Option<string> Urls { get; } = new("--urls")
    {
        Description = "The addresses to listen on. Default: http://localhost:8080, this machine only.",
        HelpName = "URL",
    };

    /// <summary>Of all commands that index: nobody is there to be asked.</summary>
    public static Option<bool> Deleted { get; } = new("--deleted")
    {
        Description = "All photos that are gone were deleted. Without it they stay where more than a tenth of a folder is gone, or a drive is not mounted.",
    };

    public static void AddTo(Command command)
    {
        command.Options.Add(Photos);
        command.Options.Add(People);
        command.Options.Add(Data);
    }

    public static Dictionary<string, string?> Settings(ParseResult parsed)
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (index, folder) in (parsed.GetValue(Photos) ?? []).Index())
        {
            settings[$"Library:Photos:{index}"] = folder;
        }

        if (parsed.GetValue(People) is { } people)
        {
            settings["Library:People"] = people;
        }

        if (parsed.GetValue(Data) is { } data)
        {
            settings["Data:Folder"] = data;
        }

        if (parsed.GetValue(Urls) is { } urls)
        {
            settings["urls"] = urls;
        }

        return settings;
    }
}
