using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.History;

/// <summary>Asks whether what contradicts earlier words is meant. Closes with the name of the known person who is meant, or with nothing for "all the same".</summary>
public partial class ContradictionDialog
{
    [Parameter, EditorRequired]
    public IReadOnlyList<Contradiction> Contradictions { get; set; } = [];

    /// <summary>On the button that goes on all the same; null for "Save anyway".</summary>
    [Parameter]
    public string? Despite { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    private Contradiction? Similar => Contradictions.FirstOrDefault(contradiction => contradiction.Kind == History.Contradictions.SimilarName);
}
