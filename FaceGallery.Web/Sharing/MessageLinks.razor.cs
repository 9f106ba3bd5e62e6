using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Sharing;

/// <summary>Opens a message with the link in it, in the app that the reader chooses. Nothing is sent before they send it.</summary>
public partial class MessageLinks
{
    [Parameter, EditorRequired]
    public string Message { get; set; } = "";

    [Parameter, EditorRequired]
    public string Address { get; set; } = "";

    private string Encoded => Uri.EscapeDataString(Message);
}
