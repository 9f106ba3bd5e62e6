using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Events;

/// <summary>Events with a picture each.</summary>
public partial class EventList
{
    [Parameter, EditorRequired]
    public IReadOnlyList<EventCard> Events { get; set; } = [];

    /// <summary>Keeps places free for so many, as more are about to come.</summary>
    [Parameter]
    public int Expected { get; set; }
}
