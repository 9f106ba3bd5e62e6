using FaceGallery.Web.Localisation;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Components;

/// <summary>Pages that share a place in the bar at the bottom of phones.</summary>
public partial class PageTabs
{
    /// <summary>The first one gives the whole its name.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(string Href, string Name)> Tabs { get; set; } = [];

    /// <summary>The address of the page that is shown.</summary>
    [Parameter, EditorRequired]
    public string Current { get; set; } = "";

    public static IReadOnlyList<(string Href, string Name)> OfPeople(Text text) => [("./", text["Nav.People"]), ("groups", text["Nav.Groups"])];

    public static IReadOnlyList<(string Href, string Name)> OfEvents(Text text) => [("events", text["Nav.Events"]), ("albums", text["Albums.Title"])];
}
