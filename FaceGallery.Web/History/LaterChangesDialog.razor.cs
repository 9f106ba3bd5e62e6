using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.History;

/// <summary>Asks whether the later changes that rest on one that is to be undone may be undone with it.</summary>
public partial class LaterChangesDialog
{
    /// <summary>The newest first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<HistoryEntry> Later { get; set; } = [];

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;
}
