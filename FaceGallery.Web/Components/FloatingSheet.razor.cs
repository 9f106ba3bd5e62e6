using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace FaceGallery.Web.Components;

/// <summary>What can be said of something in a photo, right there. Keys, clicks and touches in it do not reach the photo.</summary>
public partial class FloatingSheet
{
    /// <summary>What it is about, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public RenderFragment Head { get; set; } = default!;

    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = default!;

    [Parameter, EditorRequired]
    public EventCallback OnClosed { get; set; }

    /// <summary>"over" to float in the picture, else it stands in the text.</summary>
    [Parameter]
    public string? Class { get; set; }

    [Parameter]
    public string? Style { get; set; }

    private Task OnKeyAsync(KeyboardEventArgs key) => key.Key == "Escape" ? OnClosed.InvokeAsync() : Task.CompletedTask;
}
