using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Events;

/// <summary>The latest events: after a party this is where one starts.</summary>
public partial class RecentEvents
{
    private const int Max = 6;

    private IReadOnlyList<EventCard> _events = [];

    [Inject]
    private EventService Events { get; set; } = default!;

    /// <summary>Nothing below is to jump when the first ones come.</summary>
    private int Expected => IsGrowing ? 2 : 0;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync() => _events = await Events.ListAsync(0, Max, Disconnected);
}
