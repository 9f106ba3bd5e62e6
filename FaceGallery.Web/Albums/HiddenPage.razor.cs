using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>What the owner keeps to himself: in no album, and with a place of its own to find it again.</summary>
public partial class HiddenPage
{
    private int _count;

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync() => _count = await Albums.CountAsync(AlbumKey.Hidden, Disconnected);
}
