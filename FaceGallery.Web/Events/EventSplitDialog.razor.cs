using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Events;

/// <summary>Asks with which photo a second event begins: those after the longest pauses are offered, by time.</summary>
public partial class EventSplitDialog
{
    private const int MaxShown = 12;

    private IReadOnlyList<EventGap> _pauses = [];
    private int? _chosen;
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

    protected override async Task OnInitializedAsync() => _pauses = await Events.PausesAsync(Event.Id, MaxShown, CancellationToken.None);

    private string LengthOf(EventGap pause) => pause.Length.TotalMinutes < 90
        ? Text.Count("Count.Minutes", (int)Math.Max(pause.Length.TotalMinutes, 1))
        : Text.Count("Count.Hours", (int)Math.Round(pause.Length.TotalHours));

    private async Task SplitAsync()
    {
        _isBusy = true;
        await Notices.MakeAsync(stop => Editing.SplitAsync(_chosen!.Value, stop), Text["Done.EventSplit"]);
        Dialog.Close();
    }
}
