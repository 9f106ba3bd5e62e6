using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Accounts;

/// <summary>Makes the owner, once.</summary>
public partial class SetupPage
{
    /// <summary>The key of what was wrong.</summary>
    [Parameter]
    public string? Problem { get; set; }

    [Parameter]
    public string? Name { get; set; }

    /// <summary>Needed from other machines: the code that the server printed.</summary>
    [Parameter]
    public bool AsksCode { get; set; }
}
