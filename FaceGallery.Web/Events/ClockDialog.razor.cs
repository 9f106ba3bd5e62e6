using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Events;

/// <summary>Puts a camera's clock right for an event.</summary>
public partial class ClockDialog
{
    private IReadOnlyList<string>? _cameras;
    private string? _camera;
    private int _days;
    private int _hours;
    private int _minutes;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public EventCard Event { get; set; } = default!;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private EventService Events { get; set; } = default!;

    [Inject]
    private EventEditing Editing { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    private int Minutes => (((_days * 24) + _hours) * 60) + _minutes;

    protected override async Task OnInitializedAsync()
    {
        _cameras = await Events.CamerasAsync(Event.Id, CancellationToken.None);
        _camera = _cameras.Count > 0 ? _cameras[0] : null;
    }

    private async Task ShiftAsync()
    {
        _isBusy = true;
        await Notices.MakeAsync(stop => Editing.ShiftClockAsync(Event.Id, _camera!, Minutes, stop), Text["Done.ClockShifted", _camera]);
        Dialog.Close();
    }
}
