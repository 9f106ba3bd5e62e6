using FaceGallery.Web.Faces;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Clusters;

/// <summary>The faces that stand for a group, side by side.</summary>
public partial class ClusterFaces
{
    [Parameter, EditorRequired]
    public IReadOnlyList<int> FaceIds { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyDictionary<int, FaceTile> Tiles { get; set; } = default!;
}
