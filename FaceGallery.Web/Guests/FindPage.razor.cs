using FaceGallery.Web.Guests.Finding;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>Asks a guest for a picture of theirs, and says what happens with it.</summary>
public partial class FindPage
{
    [Parameter, EditorRequired]
    public string Base { get; set; } = "";

    /// <summary>Why nobody was looked for by the one that was given.</summary>
    [Parameter]
    public SelfieRefusal? Refusal { get; set; }
}
