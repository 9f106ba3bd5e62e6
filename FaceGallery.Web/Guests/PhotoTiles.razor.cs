using FaceGallery.Domain.Sharing;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Guests;

/// <summary>Photos as a grid of squares, of which some can be chosen and downloaded.</summary>
public partial class PhotoTiles
{
    [Parameter, EditorRequired]
    public Share Share { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<int> PhotoIds { get; set; } = [];

    /// <summary>The number of the first one.</summary>
    [Parameter]
    public int First { get; set; } = 1;

    /// <summary>Those that bear a mark.</summary>
    [Parameter]
    public IReadOnlySet<int> NewIds { get; set; } = new HashSet<int>();

    private bool CanChoose => Share.Download != ShareDownload.None;
}
