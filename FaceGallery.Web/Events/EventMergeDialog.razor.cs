using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Events;

/// <summary>Asks which other events belong to this one, of those that lie next to it in time.</summary>
public partial class EventMergeDialog
{
    private const int MaxShown = 20;

    private readonly HashSet<int> _chosen = [];
    private IReadOnlyList<EventCard>? _others;
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

    protected override async Task OnInitializedAsync() => _others = await Events.NextToAsync(Event, MaxShown, CancellationToken.None);

    private void Toggle(int id)
    {
        if (!_chosen.Remove(id))
        {
            _chosen.Add(id);
        }
    }

    private async Task MergeAsync()
    {
        _isBusy = true;
        await Notices.MakeAsync(stop => Editing.MergeAsync(Event.Id, _chosen, stop), Text["Done.EventsMerged"]);
        Dialog.Close();
    }
}
