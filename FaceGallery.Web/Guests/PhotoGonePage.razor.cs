using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>The link is open, and does not show what was asked for, or no longer. Whether it ever did is not told.</summary>
public partial class PhotoGonePage
{
    [Parameter, EditorRequired]
    public string Base { get; set; } = "";

    /// <summary>The photo that this browser hid and can show again; null where there is none.</summary>
    [Parameter]
    public int? HiddenId { get; set; }
}
