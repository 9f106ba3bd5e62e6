using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FaceGallery.Web.Export;

namespace FaceGallery.Web.Commands.Separate;

/// <summary><c>separate</c>: sorts a folder of photos into a folder for each person, groups and unknown.</summary>
public static class SeparateCommand
{
    private static readonly Option<string> Photos = new("--photos")
    {
        Description = "The folder of photos, searched with its sub-folders. It is only read.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string> People = new("--people")
    {
        Description = "The folder of portraits: <Person>.jpg or <Person>/any.jpg. It is only read.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string> Output = new("--output")
    {
        Description = "The folder for <Person>/, Group/ and Unknown/. Running again updates only what changed.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string> Mode = new Option<string>("--mode")
    {
        Description = "How photos are placed in the albums.",
        DefaultValueFactory = _ => "copy",
    }.AcceptOnlyFromAmong("copy", "hardlink", "symlink");

    private static readonly Option<double?> MinSimilarity = new("--min-similarity")
    {
        Description = "The least similarity for a name, 0 to 1; higher is stricter.",
        HelpName = "S",
        CustomParser = ParseSimilarity,
    };

    private static readonly Option<string> Report = new("--report")
    {
        Description = "Where to write what was found in each photo, as JSON.",
        HelpName = "FILE.json",
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Where the database lives. Default: .facegallery in the output folder.",
        HelpName = "DIR",
    };

    public static Command Create()
    {
        var command = new Command("separate", "Sort photos into a folder for each person, groups and unknown.")
        {
            Photos, People, Output, Mode, MinSimilarity, Report, Data, LibraryCommandOptions.Deleted,
        };
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(() => Separation.RunAsync(Request(parsed), cancellationToken)));
        return command;
    }

    private static SeparateRequest Request(ParseResult parsed)
    {
        var output = FullPath(parsed.GetRequiredValue(Output));
        return new SeparateRequest(
            FullPath(parsed.GetRequiredValue(Photos)),
            FullPath(parsed.GetRequiredValue(People)),
            output,
            parsed.GetValue(Data) is { } data ? FullPath(data) : AlbumExporter.OwnFolder(output),
            Enum.Parse<ExportMode>(parsed.GetRequiredValue(Mode), ignoreCase: true),
            parsed.GetValue(MinSimilarity),
            parsed.GetValue(Report) is { } report ? Path.GetFullPath(report) : null,
            parsed.GetValue(LibraryCommandOptions.Deleted));
    }

    private static string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    private static double? ParseSimilarity(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var similarity) && similarity is >= 0 and <= 1)
        {
            return similarity;
        }

        argument.AddError($"--min-similarity is a number from 0 to 1, such as 0.35; \"{text}\" is not.");
        return null;
    }
}
