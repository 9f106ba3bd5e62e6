using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Accounts;

/// <summary>Asks for the second factor.</summary>
public partial class CodePage
{
    /// <summary>Says whose password was right a moment ago, sealed.</summary>
    [Parameter, EditorRequired]
    public string Ticket { get; set; } = "";

    /// <summary>Where to go then.</summary>
    [Parameter]
    public string? ReturnUrl { get; set; }

    /// <summary>The key of what was wrong.</summary>
    [Parameter]
    public string? Problem { get; set; }
}
