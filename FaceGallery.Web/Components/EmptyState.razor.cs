using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Components;

/// <summary>What a list shows when there is nothing in it: why, and what to do next.</summary>
public partial class EmptyState
{
    [Parameter, EditorRequired]
    public string Icon { get; set; } = "";

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>The title is the page's own; false where the page has a heading already.</summary>
    [Parameter]
    public bool IsHeading { get; set; } = true;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
