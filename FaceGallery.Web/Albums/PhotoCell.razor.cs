using System.Globalization;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace FaceGallery.Web.Albums;

/// <summary>One photo of a grid: a way to it, and a circle to choose it by. Its place is there before its picture.</summary>
public partial class PhotoCell
{
    [Parameter, EditorRequired]
    public PhotoShape Shape { get; set; }

    /// <summary>Of its row's width. The shares of a row are no more than 1 in all, so that a cell has its width also while those after it are still on their way.</summary>
    [Parameter, EditorRequired]
    public float Share { get; set; }

    /// <summary>Null until it was read.</summary>
    [Parameter, EditorRequired]
    public PhotoTile? Tile { get; set; }

    [Parameter, EditorRequired]
    public AlbumKey Album { get; set; } = AlbumKey.Everything;

    [Parameter, EditorRequired]
    public bool IsSelected { get; set; }

    /// <summary>Photos are being chosen: a click chooses.</summary>
    [Parameter, EditorRequired]
    public bool IsSelecting { get; set; }

    /// <summary>Told whether all from the last one on are meant.</summary>
    [Parameter, EditorRequired]
    public EventCallback<bool> OnToggled { get; set; }

    private string Href => string.Create(CultureInfo.InvariantCulture, $"photos/{Shape.Id}?album={Uri.EscapeDataString(Album.ToString())}");

    private string Style => Tile?.Colour is { } colour
        ? string.Create(CultureInfo.InvariantCulture, $"flex-grow:{Share:0.#####};background:#{colour:x6}")
        : string.Create(CultureInfo.InvariantCulture, $"flex-grow:{Share:0.#####}");

    private string Caption(PhotoTile tile) => Shape.Count > 1 ? Text["Stack.Caption", PhotoCaption.Of(tile, Text), Shape.Count] : PhotoCaption.Of(tile, Text);

    private Task Toggle(MouseEventArgs click) => IsSelecting ? OnToggled.InvokeAsync(click.ShiftKey) : Task.CompletedTask;
}
