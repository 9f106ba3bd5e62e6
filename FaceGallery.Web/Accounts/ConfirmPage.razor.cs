using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Accounts;

/// <summary>Asks somebody who is signed in for their password again.</summary>
public partial class ConfirmPage
{
    /// <summary>The key of what was wrong.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>The account's.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Where to go then.</summary>
    [Parameter]
    public string? ReturnUrl { get; set; }
}
