using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace FaceGallery.Web.Components;

/// <summary>What can be done with what is chosen: a bar over the page's head, so that nothing below moves.</summary>
public partial class SelectionBar
{
    /// <summary>On phones all is one row, of icons without words: each thing to do has one that is known.</summary>
    [Parameter]
    public bool IsCompact { get; set; }

    /// <summary>How many of what are chosen.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Nothing is to be chosen any more.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClear { get; set; }

    /// <summary>What stands before the buttons.</summary>
    [Parameter]
    public RenderFragment? Before { get; set; }

    /// <summary>Buttons.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private Task OnKeyAsync(KeyboardEventArgs key) => key.Key == "Escape" ? OnClear.InvokeAsync() : Task.CompletedTask;
}
