using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Access;

/// <summary>Shows its content to the owner alone.</summary>
public partial class OwnerOnly
{
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }
}
