using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.History;

/// <summary>Says which change is to be undone, and asks whether it is the one that is meant: it may have been made long ago, or on another device.</summary>
public partial class UndoDialog
{
    [Parameter, EditorRequired]
    public HistoryEntry Entry { get; set; } = default!;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;
}
