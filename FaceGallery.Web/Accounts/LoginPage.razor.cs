using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Accounts;

/// <summary>Signs in.</summary>
public partial class LoginPage
{
    /// <summary>The key of what was wrong.</summary>
    [Parameter]
    public string? Problem { get; set; }

    [Parameter]
    public string? Name { get; set; }

    /// <summary>Where to go then.</summary>
    [Parameter]
    public string? ReturnUrl { get; set; }
}
