using FaceGallery.Web.Albums;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Photos;

/// <summary>The photos of a stack in one row, each a way to it; a star is on the one that stands for them.</summary>
public partial class StackStrip
{
    [Parameter, EditorRequired]
    public IReadOnlyList<PhotoTile> Photos { get; set; } = [];

    [Parameter, EditorRequired]
    public int ShownId { get; set; }

    [Parameter, EditorRequired]
    public int? TopId { get; set; }

    /// <summary>The album that the reader came from.</summary>
    [Parameter, EditorRequired]
    public AlbumKey? Album { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string HrefOf(PhotoTile photo) => StepLink.HrefOf(new PhotoNeighbour(photo.Id, photo.Version), Album);

    private void Go(PhotoTile photo) => Navigation.NavigateTo(HrefOf(photo), replace: true);
}
