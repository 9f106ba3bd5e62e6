using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Sharing;

/// <summary>Shows an address to be copied by hand: browsers let a page copy only over HTTPS.</summary>
public partial class ShareDialog
{
    [Parameter, EditorRequired]
    public string Address { get; set; } = "";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;
}
