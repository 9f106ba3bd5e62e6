using FaceGallery.Web.Downloads;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>Tells how far an archive is prepared, then how large it is: what takes long, and may cost, starts when the guest says so. It asks again by itself, without a script.</summary>
public partial class DownloadPage
{
    [Parameter, EditorRequired]
    public string Base { get; set; } = "";

    /// <summary>Which photos were chosen and in which size, as in the address.</summary>
    [Parameter, EditorRequired]
    public string Query { get; set; } = "";

    /// <summary>They are asked for in screen size.</summary>
    [Parameter]
    public bool IsScreenSize { get; set; }

    /// <summary>The same photos in screen size; null where they are that already.</summary>
    [Parameter]
    public string? SmallerQuery { get; set; }

    /// <summary>An archive of more bytes is offered in parts, too.</summary>
    [Parameter]
    public long PartBytes { get; set; } = long.MaxValue;

    /// <summary>Null while it is prepared.</summary>
    [Parameter]
    public Archive? Archive { get; set; }

    [Parameter]
    public int Done { get; set; }

    [Parameter]
    public int Total { get; set; }

    private bool IsLarge => Archive?.Layout.Length > PartBytes;

    private string HrefOf(ArchivePart part) => $"zip?p={string.Join('.', part.PhotoIds)}{(IsScreenSize ? "&size=screen" : "")}";
}
