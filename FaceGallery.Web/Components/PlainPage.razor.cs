using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Components;

/// <summary>A page without a circuit, for guests and whoever is not signed in: plain HTML that brings its looks along, light or dark as the phone is.</summary>
public partial class PlainPage
{
    private const string Message = "message";

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>From where relative addresses on the page start: a link's own address; null for the app's.</summary>
    [Parameter]
    public string? Base { get; set; }

    /// <summary>Its looks: a narrow column below logo and title, unless another is given.</summary>
    [Parameter]
    public string Class { get; set; } = Message;

    /// <summary>The script that guests' pages can do without.</summary>
    [Parameter]
    public bool HasScript { get; set; }

    [Parameter]
    public RenderFragment? Head { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private string Root => $"{Http.HttpContext?.Request.PathBase}";
}
