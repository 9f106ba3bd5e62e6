using FaceGallery.Domain.Albums;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Library;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Albums;

/// <summary>Favourites, albums that were filled by hand, and searches that were kept.</summary>
public partial class AlbumsPage
{
    private const int PageSize = 60;

    private IReadOnlyList<OwnAlbumCard> _albums = [];
    private IReadOnlyList<SmartAlbum> _smartAlbums = [];
    private int _favourites;
    private int _most = PageSize;
    private bool _isOwner;

    [Inject]
    private Viewer Viewer { get; set; } = default!;

    [Inject]
    private OwnAlbumService OwnAlbums { get; set; } = default!;

    [Inject]
    private SmartAlbumService SmartAlbums { get; set; } = default!;

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override LibraryTopics Topics => LibraryTopics.Content;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync()
    {
        _isOwner = await Viewer.IsOwnerAsync();
        _albums = await OwnAlbums.ListAsync(Disconnected);
        _smartAlbums = await SmartAlbums.ListAsync(Disconnected);
        _favourites = await Albums.CountAsync(AlbumKey.Favourites, Disconnected);
    }

    private string HrefOf(SmartAlbum album) => AlbumKey.Parse(album.Search)?.HrefFor(_isOwner) ?? "search";

    private async Task CreateAsync()
    {
        var dialog = await Dialogs.ShowAsync<AlbumDialog>(Text["Albums.New"]);
        if (await dialog.Result is { Canceled: false, Data: int id })
        {
            Navigation.NavigateTo($"albums/{id}");
        }
    }
}
