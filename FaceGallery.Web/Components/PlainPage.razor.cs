using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Components;

/// <summary>A page with one form, in plain HTML, for whoever is not signed in.</summary>
public partial class PlainPage
{
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
