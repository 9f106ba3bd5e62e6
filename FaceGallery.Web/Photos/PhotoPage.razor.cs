using System.Globalization;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace FaceGallery.Web.Photos;

/// <summary>One photo: who is in it, what is known of it, and the way to the ones beside it in the album that the reader came from.</summary>
public partial class PhotoPage
{
    private readonly Swipe _swipe = new();
    private PhotoDetails? _photo;
    private AlbumPlace? _place;
    private bool _showsBoxes = true;
    private (int FaceId, bool InList)? _open;
    private bool _isDrawing;
    private ElementReference _stage;
    private MudButton? _drawButton;

    [Parameter]
    public int Id { get; set; }

    /// <summary>The album that the reader came from, as <see cref="AlbumKey"/> writes it.</summary>
    [SupplyParameterFromQuery]
    public string? Album { get; set; }

    [Inject]
    private PhotoService Photos { get; set; } = default!;

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    [Inject]
    private LastSeenPhotos LastSeen { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private AlbumKey? AlbumOfAddress => AlbumKey.Parse(Album);

    private bool CanLook => _photo is { Hash: not null, IsMissing: false, Width: > 0 };

    private string BackHref => AlbumOfAddress?.Href ?? "/";

    private string Title => _photo switch
    {
        null => "",
        { Faces: var faces } when faces.Any(face => face.Person is not null) =>
            string.Join(Text["Caption.Comma"], faces.Select(face => face.Person).OfType<string>()),
        { TakenAt: { } time } => time.ToString("D", CultureInfo.CurrentCulture),
        _ => _photo.FileName,
    };

    // As large as window and width allow, in the photo's own shape, before the picture is there.
    private string FrameStyle => string.Create(CultureInfo.InvariantCulture, $"--w:{_photo!.Width};--h:{_photo.Height}");

    protected override async Task OnParametersSetAsync()
    {
        if (_photo?.Id != Id)
        {
            (_open, _isDrawing) = (null, false);
            await OnLibraryChangedAsync();
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        _photo = await Photos.FindAsync(Id, Gone);
        if (_photo is null)
        {
            Navigation.NotFound();
            return;
        }

        _place = AlbumOfAddress is { } album ? await Albums.PlaceAsync(album, Id, Gone) : null;
        if (AlbumOfAddress is { } from && RendererInfo.IsInteractive)
        {
            LastSeen.Remember(from, Id);
        }
    }

    private void ToggleBoxes() => _showsBoxes = !_showsBoxes;

    private void ToggleDrawing() => (_isDrawing, _open) = (!_isDrawing, null);

    private async Task LeaveDrawingAsync()
    {
        _isDrawing = false;
        await _drawButton!.FocusAsync();
    }

    private async Task ShowAddedAsync()
    {
        (_isDrawing, _showsBoxes) = (false, true);
        await _stage.FocusAsync(preventScroll: true);
        await OnLibraryChangedAsync();
    }

    private void Open(int faceId, bool inList) => _open = _open == (faceId, inList) ? null : (faceId, inList);

    private async Task CloseAsync()
    {
        if (_open is null)
        {
            return;
        }

        // Where the face is gone, the keys still find the photo.
        _open = null;
        await _stage.FocusAsync(preventScroll: true);
        await OnLibraryChangedAsync();
    }

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "Escape" when _isDrawing:
                await LeaveDrawingAsync();
                break;
            case not null when _isDrawing:
                break;
            case "Escape" when _open is not null:
                await CloseAsync();
                break;
            case "ArrowLeft":
                GoTo(_place?.Previous);
                break;
            case "ArrowRight":
                GoTo(_place?.Next);
                break;
            case "Escape":
                Navigation.NavigateTo(BackHref);
                break;
        }
    }

    private void OnTouchEnd(TouchEventArgs touch)
    {
        var way = _swipe.End(touch);
        if (way != 0 && !_isDrawing)
        {
            GoTo(way > 0 ? _place?.Previous : _place?.Next);
        }
    }

    // Going on replaces the address: the browser's own way back leads to the album, however many photos were looked at.
    private void GoTo(PhotoNeighbour? neighbour)
    {
        if (neighbour is not null)
        {
            Navigation.NavigateTo(StepLink.HrefOf(neighbour, AlbumOfAddress), replace: true);
        }
    }
}
