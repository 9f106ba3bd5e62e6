using System.Globalization;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Photos;

/// <summary>The way to the photo before or after, whose picture is fetched ahead.</summary>
public partial class StepLink
{
    [Parameter, EditorRequired]
    public PhotoNeighbour? Neighbour { get; set; }

    [Parameter, EditorRequired]
    public AlbumKey? Album { get; set; }

    [Parameter, EditorRequired]
    public string Icon { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>On which side it is: "previous" or "next".</summary>
    [Parameter, EditorRequired]
    public string Class { get; set; } = "";

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    internal static string HrefOf(PhotoNeighbour neighbour, AlbumKey? album) =>
        string.Create(CultureInfo.InvariantCulture, $"photos/{neighbour.Id}?album={album}");

    private void Go() => Navigation.NavigateTo(HrefOf(Neighbour!, Album), replace: true);
}
