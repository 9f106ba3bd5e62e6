using FaceGallery.Domain.Sharing;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>Asks for the passphrase of a link.</summary>
public partial class PassphrasePage
{
    [Parameter, EditorRequired]
    public string Base { get; set; } = "";

    [Parameter, EditorRequired]
    public Share Share { get; set; } = default!;

    /// <summary>One was given that is not the right one.</summary>
    [Parameter]
    public bool IsWrong { get; set; }
}
