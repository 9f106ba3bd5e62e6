using FaceGallery.Domain.Albums;
using FaceGallery.Web.History;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace FaceGallery.Web.Albums;

/// <summary>Keeps a search under a name, or gives a smart album another name.</summary>
public partial class SmartAlbumDialog
{
    private string _name = "";
    private bool _isBusy;

    /// <summary>The one that is renamed; null to keep a search.</summary>
    [Parameter]
    public SmartAlbum? Renamed { get; set; }

    /// <summary>The search to keep; null to rename.</summary>
    [Parameter]
    public AlbumKey? Search { get; set; }

    /// <summary>What stands in the field at first.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    /// <summary>All that there are.</summary>
    [Parameter]
    public IReadOnlyList<SmartAlbum> SmartAlbums { get; set; } = [];

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private SmartAlbumService Service { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    /// <summary>The smart album that will show this search instead of its own.</summary>
    private SmartAlbum? Replaced => Search is null ? null : SmartAlbums.FirstOrDefault(album => string.Equals(album.Name, _name.Trim(), StringComparison.OrdinalIgnoreCase));

    protected override void OnInitialized() => _name = Name;

    private Task OnKeyAsync(KeyboardEventArgs key) => key is { Key: "Enter", IsComposing: false } ? SaveAsync() : Task.CompletedTask;

    private async Task SaveAsync()
    {
        if (_isBusy || string.IsNullOrWhiteSpace(_name))
        {
            return;
        }

        _isBusy = true;
        var name = _name.Trim();
        var result = Renamed is { } album
            ? await Notices.MakeAsync(stop => Service.RenameAsync(album.Id, name, stop), Text["Done.SmartAlbumRenamed", name])
            : await Notices.MakeAsync(stop => Service.SaveAsync(name, Search!, stop), Text[Replaced is null ? "Search.Saved" : "Done.SmartAlbumEdited", name]);
        _isBusy = false;
        if (result is not null)
        {
            Dialog.Close();
        }
    }
}
