using FaceGallery.Web.Clusters;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>Whom nobody knows: the faces without a name, and the photos in which nobody is known, no face is, or that could not be read.</summary>
public partial class UnknownPage
{
    private int _faces;
    private int _unnamed;
    private int _noFace;
    private int _failed;

    /// <summary>Which list: "unnamed", "noface", "failed", or the one of faces.</summary>
    [SupplyParameterFromQuery]
    public string? List { get; set; }

    [Inject]
    private ClusterService Clusters { get; set; } = default!;

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    [Inject]
    private FailedPhotosService FailedPhotos { get; set; } = default!;

    private UnknownList Shown => Enum.TryParse<UnknownList>(List, ignoreCase: true, out var list) ? list : UnknownList.Faces;

    private AlbumKey ShownAlbum => Shown == UnknownList.NoFace ? AlbumKey.NoFace : AlbumKey.Unnamed;

    private IEnumerable<Tab> Tabs =>
    [
        new(UnknownList.Faces, "unknown", "Unknown.Faces", _faces),
        new(UnknownList.Unnamed, "unknown?list=unnamed", "Unknown.Unnamed", _unnamed),
        new(UnknownList.NoFace, "unknown?list=noface", "Unknown.NoFace", _noFace),
        new(UnknownList.Failed, "unknown?list=failed", "Unknown.Failed", _failed),
    ];

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync()
    {
        _faces = await Clusters.CountFacesAsync(Disconnected);
        _unnamed = await Albums.CountAsync(AlbumKey.Unnamed, Disconnected);
        _noFace = await Albums.CountAsync(AlbumKey.NoFace, Disconnected);
        _failed = await FailedPhotos.CountAsync(Disconnected);
    }

    private sealed record Tab(UnknownList List, string Href, string Key, int Count);
}
