using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Accounts;

/// <summary>Shows its content to the owner alone.</summary>
public partial class OwnerOnly
{
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }
}
