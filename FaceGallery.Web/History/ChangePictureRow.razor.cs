using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.History;

/// <summary>The faces or photos that a change is about, small and side by side.</summary>
public partial class ChangePictureRow
{
    [Parameter, EditorRequired]
    public IReadOnlyList<ChangePicture> Pictures { get; set; } = [];
}
