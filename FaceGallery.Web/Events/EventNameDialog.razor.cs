using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace FaceGallery.Web.Events;

/// <summary>Gives an event a name, or takes it away.</summary>
public partial class EventNameDialog
{
    private string _name = "";
    private bool _isBusy;

    [Parameter, EditorRequired]
    public EventCard Event { get; set; } = default!;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private EventEditing Editing { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    protected override void OnInitialized() => _name = Event.Name ?? "";

    private Task OnKeyAsync(KeyboardEventArgs key) => key is { Key: "Enter", IsComposing: false } && !_isBusy ? RenameAsync() : Task.CompletedTask;

    private async Task RenameAsync()
    {
        _isBusy = true;
        await Notices.MakeAsync(stop => Editing.RenameAsync(Event.Id, _name, stop), Text["Done.EventNamed"]);
        Dialog.Close();
    }
}
