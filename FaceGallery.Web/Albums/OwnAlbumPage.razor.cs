using System.Globalization;
using FaceGallery.Web.History;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Albums;

/// <summary>One album that was filled by hand, in its own order.</summary>
public partial class OwnAlbumPage
{
    private OwnAlbumCard? _album;
    private int? _first;

    [Parameter]
    public int Id { get; set; }

    [Inject]
    private OwnAlbumService OwnAlbums { get; set; } = default!;

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    [Inject]
    private OwnAlbumEditing Editing { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>All photos, of which some are chosen for this album.</summary>
    private string FillHref => string.Create(CultureInfo.InvariantCulture, $"timeline?for={Id}");

    protected override async Task OnParametersSetAsync()
    {
        if (_album?.Id != Id)
        {
            await OnLibraryChangedAsync();
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        var album = await OwnAlbums.FindAsync(Id, Disconnected);
        if (album is null)
        {
            _album = null;
            Navigation.NotFound();
            return;
        }

        // At once: the layout may draw the page anew in the middle of this, and what came after that would move it.
        (_album, _first) = (album, await Albums.ShapesAsync(AlbumKey.OfOwn(Id), Disconnected) is [var first, ..] ? first.Id : null);
    }

    private async Task EditAsync()
    {
        var dialog = await Dialogs.ShowAsync<AlbumDialog>(Text["AlbumMenu.Edit"], new DialogParameters<AlbumDialog> { { dialog => dialog.Album, _album } });
        await dialog.Result;
    }

    /// <summary>It can be brought back by the notice, by Ctrl+Z and in the history: there is no question.</summary>
    private async Task DeleteAsync()
    {
        var name = _album!.Name;
        if (await Notices.MakeAsync(stop => Editing.DeleteAsync(Id, stop), Text["Done.AlbumDeleted", name]) is not null)
        {
            Navigation.NavigateTo("albums");
        }
    }
}
