using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>Events with a picture each.</summary>
public partial class EventList
{
    [Parameter, EditorRequired]
    public IReadOnlyList<EventCard> Events { get; set; } = [];
}
