using System.Globalization;
using FaceGallery.Web.Export;

namespace FaceGallery.Web.Commands.Separate;

/// <summary>What a call of <c>separate</c> asks for. All paths are full.</summary>
internal sealed record SeparateRequest(
    string Photos, string People, string Output, string Data, ExportMode Mode, double? MinSimilarity, string? Report, bool AllGoneIsDeleted)
{
    /// <exception cref="CommandException">A folder is where it must not be, or is not to be had.</exception>
    public void Check()
    {
        foreach (var folder in new[] { Photos, People })
        {
            FolderChecks.RefuseWithin("The output folder", Output, folder);
            FolderChecks.RefuseLibraryWithin(Output, folder);
            FolderChecks.RefuseWithin("The data folder", Data, folder);
            if (Report is not null)
            {
                FolderChecks.RefuseWithin("The report", Report, folder);
            }
        }

        FolderChecks.RequireReadable("The photos folder", Photos);
        FolderChecks.RequireReadable("The people folder", People);
    }

    /// <summary>Pages are not looked at here, so nothing is kept for them, and nobody sees what he could not read himself.</summary>
    public Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Library:Photos:0"] = Photos,
            ["Library:People"] = People,
            ["Library:FollowOutsideLinks"] = "true",
            ["Data:Folder"] = Data,
            ["Indexing:Renditions"] = "false",
            ["Indexing:AsksAboutLosses"] = AllGoneIsDeleted ? "false" : "true",
        };
        if (MinSimilarity is { } similarity)
        {
            settings["Recognition:MinMatchSimilarity"] = similarity.ToString("R", CultureInfo.InvariantCulture);
        }

        return settings;
    }
}
