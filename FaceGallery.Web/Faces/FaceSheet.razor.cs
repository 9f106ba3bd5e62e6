using FaceGallery.Domain.Faces;
using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Faces;

/// <summary>What can be said of one face of a photo.</summary>
public partial class FaceSheet
{
    [Parameter, EditorRequired]
    public PhotoFace Face { get; set; } = default!;

    /// <summary>The photo's content's hash.</summary>
    [Parameter, EditorRequired]
    public string? Version { get; set; }

    /// <summary>The reader is done with it; something may have been changed.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClosed { get; set; }

    /// <summary>"over" to float at its face, else it stands in the text.</summary>
    [Parameter]
    public string? Class { get; set; }

    [Parameter]
    public string? Style { get; set; }

    [Inject]
    private FaceActionsPresenter Verdicts { get; set; } = default!;

    private string Label => Text["Face.Who", Face.Person ?? State];

    private string State => FaceCaption.Of(Face, Text);

    /// <summary>The machine's word, for a human to confirm.</summary>
    private string? Guess => Face.AssignedBy == AssignedBy.Machine ? Face.Person : Face.Suggested;

    private Task NameAsync(string name) => JudgeAsync(Verdicts.NameAsync([Face.Id], name));

    private async Task JudgeAsync(Task<ChangeResult?> change)
    {
        if (await change is not null)
        {
            await OnClosed.InvokeAsync();
        }
    }
}
