using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>Every photo, the latest first.</summary>
public partial class TimelinePage
{
    private int _count;

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync() => _count = await Albums.CountAsync(AlbumKey.Everything, Disconnected);
}
