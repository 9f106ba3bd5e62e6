using FaceGallery.Web.Accounts;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>Every photo, the latest first.</summary>
public partial class TimelinePage
{
    private int _count;
    private int _hidden;

    private OwnAlbumCard? _filled;

    /// <summary>The album that is filled by what is chosen here; null where it is for looking.</summary>
    [SupplyParameterFromQuery]
    public int? For { get; set; }

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    [Inject]
    private OwnAlbumService OwnAlbums { get; set; } = default!;

    [Inject]
    private Viewer Viewer { get; set; } = default!;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnParametersSetAsync() =>
        _filled = For is { } album && await Viewer.IsOwnerAsync() ? await OwnAlbums.FindAsync(album, Disconnected) : null;

    /// <summary>To others than the owner no photo is hidden: they see none.</summary>
    protected override async Task OnLibraryChangedAsync()
    {
        _count = await Albums.CountAsync(AlbumKey.Everything, Disconnected);
        _hidden = await Albums.CountAsync(AlbumKey.Hidden, Disconnected);
    }
}
