using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>Every photo, the latest first.</summary>
public partial class TimelinePage
{
    private int _count;
    private int _hidden;

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    /// <summary>To others than the owner no photo is hidden: they see none.</summary>
    protected override async Task OnLibraryChangedAsync()
    {
        _count = await Albums.CountAsync(AlbumKey.Everything, Disconnected);
        _hidden = await Albums.CountAsync(AlbumKey.Hidden, Disconnected);
    }
}
