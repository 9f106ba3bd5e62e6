using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>A few photos in one row, which scrolls sideways.</summary>
public partial class PhotoStrip
{
    [Parameter, EditorRequired]
    public IReadOnlyList<PhotoTile> Photos { get; set; } = [];

    /// <summary>The album in which the reader goes on from a photo.</summary>
    [Parameter, EditorRequired]
    public AlbumKey Album { get; set; } = AlbumKey.Everything;
}
