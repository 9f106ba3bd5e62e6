using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>Lets the guest who hid a photo show it again: see <see cref="HidingProofs"/>.</summary>
public partial class UndoHiding
{
    [Parameter, EditorRequired]
    public int PhotoId { get; set; }
}
