using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace FaceGallery.Web.OwnAlbums;

/// <summary>Begins an album, or gives one another name or description. Closes with the album's id.</summary>
public partial class AlbumDialog
{
    private string _name = "";
    private string _description = "";
    private bool _isBusy;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public OwnAlbumCard? Album { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private OwnAlbumEditing Editing { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    protected override void OnInitialized() => (_name, _description) = (Album?.Name ?? "", Album?.Description ?? "");

    private Task OnKeyAsync(KeyboardEventArgs key) => key is { Key: "Enter", IsComposing: false } ? SaveAsync() : Task.CompletedTask;

    private async Task SaveAsync()
    {
        if (_isBusy || string.IsNullOrWhiteSpace(_name))
        {
            return;
        }

        _isBusy = true;
        var (id, name) = (Album?.Id ?? 0, _name.Trim());
        var result = Album is null
            ? await Notices.MakeAsync(async stop => await CreateAsync(name, stop), Text["Done.AlbumCreated", name])
            : await Notices.MakeAsync(stop => Editing.EditAsync(id, new OwnAlbumEdit(name, _description), stop), Text["Done.AlbumEdited", name]);
        _isBusy = false;
        if (result is not null)
        {
            Dialog.Close(DialogResult.Ok(id));
        }

        async Task<ChangeResult> CreateAsync(string wanted, CancellationToken stop)
        {
            (var change, id) = await Editing.CreateAsync(wanted, [], stop, _description);
            return change;
        }
    }
}
