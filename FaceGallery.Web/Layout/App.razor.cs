using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace FaceGallery.Web.Layout;

/// <summary>The document around every page.</summary>
public partial class App
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    // A proxy may show the app below a path: every address on its pages is relative to this one.
    private string Base => $"{Http.Request.PathBase}/";

    private static string Language => CultureInfo.CurrentUICulture.Name;

    /// <summary>Every page is interactive, except those that must work when interactivity does not.</summary>
    private IComponentRenderMode? Mode => Http.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;
}
