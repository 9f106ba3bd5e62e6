using System.Globalization;
using FaceGallery.Web.Downloads;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>Tells how far an archive is prepared, and starts the download when it is ready. It asks again by itself, without a script.</summary>
public partial class DownloadPage
{
    [Parameter, EditorRequired]
    public string Base { get; set; } = "";

    /// <summary>Which photos were chosen, as in the address.</summary>
    [Parameter, EditorRequired]
    public string Query { get; set; } = "";

    /// <summary>Null while it is prepared.</summary>
    [Parameter]
    public Archive? Archive { get; set; }

    [Parameter]
    public int Done { get; set; }

    [Parameter]
    public int Total { get; set; }

    private static string Size(long bytes) => bytes switch
    {
        >= 1_000_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e9:0.0} GB"),
        >= 1_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e6:0} MB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{Math.Ceiling(bytes / 1e3):0} kB"),
    };
}
