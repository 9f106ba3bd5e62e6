using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>A page for guests: plain HTML with one style sheet, light or dark as the phone is.</summary>
public partial class GuestDocument
{
    /// <summary>The link's own address, or any other two levels below the app's; relative addresses on the page start from there.</summary>
    [Parameter, EditorRequired]
    public string Base { get; set; } = "";

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public string? Class { get; set; }

    [Parameter]
    public RenderFragment? Head { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
