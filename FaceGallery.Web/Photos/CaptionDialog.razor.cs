using FaceGallery.Web.Events;
using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace FaceGallery.Web.Photos;

/// <summary>Writes what stands below a photo, or takes it away.</summary>
public partial class CaptionDialog
{
    private string? _caption;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public int PhotoId { get; set; }

    [Parameter]
    public string? Caption { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private PhotoEditing Editing { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    protected override void OnInitialized() => _caption = Caption;

    private Task OnKeyAsync(KeyboardEventArgs key) => key is { Key: "Enter", IsComposing: false, ShiftKey: false } ? SaveAsync() : Task.CompletedTask;

    private async Task SaveAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        var result = await Notices.MakeAsync(stop => Editing.CaptionAsync(PhotoId, _caption, stop), Text["Done.Captioned"]);
        _isBusy = false;
        if (result is not null)
        {
            Dialog.Close();
        }
    }
}
