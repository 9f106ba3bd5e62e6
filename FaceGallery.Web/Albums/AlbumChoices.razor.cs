using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Albums;

/// <summary>Parts of an album to choose from. The first one is the whole album; the choice stands in the address as "show".</summary>
public partial class AlbumChoices
{
    [Parameter, EditorRequired]
    public IReadOnlyList<AlbumChoice> Choices { get; set; } = [];

    [Parameter, EditorRequired]
    public AlbumKey Shown { get; set; } = AlbumKey.Everything;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>The choice that the address names, where it is a part of the album; else the whole.</summary>
    public static AlbumKey Choose(AlbumKey whole, string? show) =>
        AlbumKey.Parse(show) is { } part && whole.Search.AllOf.All(part.Search.AllOf.Contains) && part.Search.EventId == whole.Search.EventId
            ? part
            : whole;

    private string HrefOf(AlbumChoice choice) =>
        Navigation.GetUriWithQueryParameter("show", choice.Album.Equals(Choices[0].Album) ? null : choice.Album.ToString());
}
