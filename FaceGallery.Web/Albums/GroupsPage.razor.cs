using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>Photos with two or more faces.</summary>
public partial class GroupsPage
{
    private static readonly AlbumKey Album = AlbumKey.Group;

    private int _count;

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync() => _count = await Albums.CountAsync(Album, Gone);
}
