using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Localisation;

/// <summary>Chooses the language of a page without a circuit.</summary>
public partial class PlainLanguage
{
    /// <summary>The address that takes the language, and leads back to the page.</summary>
    [Parameter]
    public string Action { get; set; } = "language";

    /// <summary>Where the page leads to.</summary>
    [Parameter]
    public string? ReturnUrl { get; set; }
}
