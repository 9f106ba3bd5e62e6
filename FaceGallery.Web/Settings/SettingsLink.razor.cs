using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Settings;

/// <summary>The way to a page that does more than a field could.</summary>
public partial class SettingsLink
{
    [Parameter, EditorRequired]
    public string Href { get; set; } = "";

    [Parameter, EditorRequired]
    public string Icon { get; set; } = "";

    /// <summary>A key of the words.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>A key of the words: what is there.</summary>
    [Parameter, EditorRequired]
    public string How { get; set; } = "";
}
