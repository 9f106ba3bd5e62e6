using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Archives;

/// <summary>Downloads what the page shows.</summary>
public partial class ArchiveButton
{
    [Parameter, EditorRequired]
    public ShareScope Scope { get; set; } = default!;

    [Parameter]
    public Size Size { get; set; } = Size.Small;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;
}
