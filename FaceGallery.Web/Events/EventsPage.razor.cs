using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Events;

/// <summary>All events, the latest first.</summary>
public partial class EventsPage
{
    private const int PageSize = 48;

    private IReadOnlyList<EventCard> _events = [];
    private int _count;

    [Inject]
    private EventService Events { get; set; } = default!;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync()
    {
        _count = await Events.CountAsync(Disconnected);
        _events = await Events.ListAsync(0, Math.Max(_events.Count, PageSize), Disconnected);
    }

    private async Task ShowMoreAsync() => _events = [.. _events, .. await Events.ListAsync(_events.Count, PageSize, Disconnected)];
}
