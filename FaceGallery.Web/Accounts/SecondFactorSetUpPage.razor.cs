using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Accounts;

/// <summary>Shows the key to an app, and asks for a code of it.</summary>
public partial class SecondFactorSetUpPage
{
    private const int Group = 4;

    /// <summary>The key, sealed.</summary>
    [Parameter, EditorRequired]
    public string Ticket { get; set; } = "";

    /// <summary>In base 32, to be typed where there is no camera.</summary>
    [Parameter, EditorRequired]
    public string Key { get; set; } = "";

    /// <summary>What the QR code says.</summary>
    [Parameter, EditorRequired]
    public string Address { get; set; } = "";

    /// <summary>The key of what was wrong.</summary>
    [Parameter]
    public string? Problem { get; set; }

    private string Grouped => string.Join(' ', Key.Chunk(Group).Select(letters => new string(letters)));
}
