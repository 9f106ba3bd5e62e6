using FaceGallery.Web.History;
using FaceGallery.Web.Localisation;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.OwnAlbums;

/// <summary>Puts photos into an album, or into a new one. Closes with true when they are in it.</summary>
public partial class AddToAlbumDialog
{
    private IReadOnlyList<OwnAlbumCard> _albums = [];
    private string _name = "";
    private bool _isBusy;

    [Parameter, EditorRequired]
    public IReadOnlyCollection<int> PhotoIds { get; set; } = [];

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private OwnAlbumService Albums { get; set; } = default!;

    [Inject]
    private OwnAlbumEditing Editing { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    /// <returns>Whether they are in an album now.</returns>
    public static async Task<bool> OpenAsync(IDialogService dialogs, Text text, IReadOnlyCollection<int> photoIds)
    {
        var dialog = await dialogs.ShowAsync<AddToAlbumDialog>(
            text["AddToAlbum.Title"], new DialogParameters<AddToAlbumDialog> { { dialog => dialog.PhotoIds, photoIds } }, new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true });
        return await dialog.Result is { Canceled: false };
    }

    protected override async Task OnInitializedAsync() => _albums = await Albums.ListAsync(CancellationToken.None);

    private Task AddAsync(OwnAlbumCard album) =>
        MakeAsync(stop => Editing.AddAsync(album.Id, PhotoIds, stop), Text["Done.AlbumFilled", album.Name], Text["Notice.InAlbumAlready", album.Name]);

    private Task CreateAsync()
    {
        var name = _name.Trim();
        return name.Length == 0
            ? Task.CompletedTask
            : MakeAsync(async stop => (await Editing.CreateAsync(name, PhotoIds, stop)).Change, Text["Done.AlbumCreated", name], "");
    }

    private async Task MakeAsync(Func<CancellationToken, Task<ChangeResult>> change, string done, string nothing)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        var result = await Notices.MakeAsync(change, done);
        _isBusy = false;
        if (result is { ChangeId: null })
        {
            Notices.Say(nothing);
        }

        if (result is not null)
        {
            Dialog.Close(DialogResult.Ok(true));
        }
    }
}
