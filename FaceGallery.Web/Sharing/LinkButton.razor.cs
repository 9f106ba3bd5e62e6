using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Sharing;

/// <summary>Makes a link to what the page shows.</summary>
public partial class LinkButton
{
    [Parameter, EditorRequired]
    public ShareScope Scope { get; set; } = default!;

    [Inject]
    private LinkDialogs Dialogs { get; set; } = default!;
}
