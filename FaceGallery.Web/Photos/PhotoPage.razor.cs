using System.Globalization;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Components;
using FaceGallery.Web.Events;
using FaceGallery.Web.Faces;
using FaceGallery.Web.History;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.Proposals;
using FaceGallery.Web.Search;
using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MudBlazor;

namespace FaceGallery.Web.Photos;

/// <summary>One photo: who is in it, what is known of it, and the way to the ones beside it in the album that the reader came from.</summary>
public partial class PhotoPage
{
    private static readonly string[] Keys = ["Escape", "ArrowLeft", "ArrowRight", "f", "i", "s", "b", "d", "l", "c", "a", "e", "h", "r", "Shift+r", "?"];

    private static readonly string[] Opening = ["c", "a", "e"];

    private PhotoDetails? _photo;
    private AlbumPlace? _place;

    /// <summary>The photo beside was asked for, and is not there yet.</summary>
    private bool _isOnTheWay;

    /// <summary>How many more photos were asked for meanwhile; negative for those before.</summary>
    private int _stepsDue;
    private IReadOnlyList<OwnAlbumName> _albums = [];
    private string? _eventTitle;
    private IReadOnlyList<PhotoTile> _stack = [];
    private int? _topId;
    private bool _showsBoxes = true;
    private (int FaceId, bool InList)? _open;
    private bool _isDrawing;
    private bool _isImmersed;
    private bool _showsInformation;
    private bool _isShowing;
    private bool _isOwner;
    private bool _mayReport;

    /// <summary>Which photo was shown before it was gone, and the one to go on with.</summary>
    private (int Id, PhotoNeighbour? Onward)? _gone;
    private bool _maySend;
    private bool _canShare;
    private (int? Id, string? Version) _shown;
    private (int Id, int Degrees)? _turning;
    private int _reading;
    private IJSObjectReference? _script;
    private DotNetObjectReference<PhotoPage>? _self;
    private IDisposable? _wayBack;
    private Slideshow? _show;
    private ElementReference _stage;
    private ElementReference _about;
    private MudButton? _drawButton;

    [Parameter]
    public int Id { get; set; }

    /// <summary>The album that the reader came from, as <see cref="AlbumKey"/> writes it.</summary>
    [SupplyParameterFromQuery]
    public string? Album { get; set; }

    /// <summary>Begins with a slideshow, of so many seconds a photo.</summary>
    [SupplyParameterFromQuery]
    public string? Slideshow { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private PhotoService Photos { get; set; } = default!;

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    [Inject]
    private OwnAlbumService OwnAlbums { get; set; } = default!;

    [Inject]
    private PhotoEditing Editing { get; set; } = default!;

    [Inject]
    private EventService AllEvents { get; set; } = default!;

    [Inject]
    private EventEditing Events { get; set; } = default!;

    [Inject]
    private PhotoHiding Hiding { get; set; } = default!;

    [Inject]
    private PhotoStacking Stacking { get; set; } = default!;

    [Inject]
    private LinkDialogs Links { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private Viewer Viewer { get; set; } = default!;

    [Inject]
    private FriendSending Sending { get; set; } = default!;

    [Inject]
    private FriendReports Reports { get; set; } = default!;

    [Inject]
    private LastSeenPhotos LastSeen { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private int? SlideshowSeconds => int.TryParse(Slideshow, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    private AlbumKey? AlbumOfAddress => AlbumKey.Parse(Album);

    private bool CanLook => _photo is { Version: not null, IsMissing: false, Width: > 0 };

    private string BackHref => AlbumOfAddress?.HrefFor(_isOwner) ?? "./";

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
            (_open, _isDrawing, _isShowing) = (null, false, Slideshow is not null);
            await OnLibraryChangedAsync();
            if (_photo?.Id == Id)
            {
                StepOn();
            }
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && _photo is not null)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await Script.AttachAsync(Assets["Photos/PhotoPage.razor.js"], Disconnected, _stage, _self);
            if (_script is not null && await _script.InvokeAsync<bool>("canShare", Disconnected))
            {
                _canShare = true;
                StateHasChanged();
            }
        }

        if (_shown != (_photo?.Id, _photo?.Version))
        {
            _shown = (_photo?.Id, _photo?.Version);
            await (_script?.InvokeVoidAsync("reset") ?? ValueTask.CompletedTask);
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        var reading = ++_reading;
        (_isOwner, _mayReport, _maySend) = (await Viewer.IsOwnerAsync(), await Reports.MayReportAsync(), await Sending.IsOfferedAsync());
        var found = await Photos.FindAsync(Id, Disconnected);
        if (reading != _reading)
        {
            // Another began later and knows more.
            return;
        }

        if (found is null)
        {
            _gone = _photo?.Id == Id ? (Id, _place?.Next ?? _place?.Previous) : _gone;
            _photo = null;
            if (_gone?.Id != Id)
            {
                Navigation.NotFound();
            }

            return;
        }

        _photo = found;

        _eventTitle = _photo.EventId is { } photoEvent ? (await AllEvents.TitlesAsync([photoEvent], isForGuests: !_isOwner, Disconnected)).GetValueOrDefault(photoEvent) : null;
        _albums = await OwnAlbums.HoldingAsync(Id, Disconnected);
        _place = AlbumOfAddress is { } album ? await Albums.PlaceAsync(album, Id, Disconnected) : null;
        await ReadStackAsync();
        if (AlbumOfAddress is { } from && RendererInfo.IsInteractive)
        {
            LastSeen.Remember(from, _topId ?? Id);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _wayBack?.Dispose();
        await _script.EndAsync();
        _self?.Dispose();
        GC.SuppressFinalize(this);
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

    // What opens is what the owner can say of a face, or a friend of its name.
    private async Task OpenAsync(int faceId, bool inList)
    {
        _open = _open == (faceId, inList) || !_photo!.Faces.Any(face => face.Id == faceId && MayOpen(face)) ? null : (faceId, inList);
        if (_open is { InList: false })
        {
            // In an enlarged picture the sheet would be enlarged, too.
            await (_script?.InvokeVoidAsync("reset") ?? ValueTask.CompletedTask);
        }
    }

    private bool MayOpen(PhotoFace face) => _isOwner || (_mayReport && face.PersonId is not null);

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

    private async Task OnKeyAsync(string key)
    {
        switch (key)
        {
            case "Escape" when _isDrawing:
                await LeaveDrawingAsync();
                break;
            case not "Escape" when _isDrawing:
                break;
            case "Escape" when _open is not null:
                await CloseAsync();
                break;
            case "Escape" when _isImmersed:
                await ImmerseAsync();
                break;
            case "Escape":
                Navigation.NavigateTo(BackHref);
                break;
            case "ArrowLeft":
                Step(-1);
                break;
            case "ArrowRight":
                Step(1);
                break;
            case "f":
                await ImmerseAsync();
                break;
            case "i":
                await InformAsync();
                break;
            case "s":
                StartShow();
                break;
            case "b":
                ToggleBoxes();
                break;
            case "d" when CanLook:
                Navigation.NavigateTo(MediaAddress.Download(_photo!.Id, _photo.Version!), forceLoad: true);
                break;
            case "l" when _isOwner:
                await FavourAsync();
                break;
            case "c" when _isOwner:
                await CaptionAsync();
                break;
            case "a" when _isOwner:
                await AddToAlbumAsync();
                break;
            case "e" when _isOwner || _maySend:
                await SendAsync();
                break;
            case "h" when _isOwner:
                await HideOrShowAsync();
                break;
            case "r" when _isOwner && CanLook:
                await RotateAsync(90);
                break;
            case "Shift+r" when _isOwner && CanLook:
                await RotateAsync(-90);
                break;
            case "?":
                await KeysDialog.OpenAsync(Dialogs, Text["Keys.Title"], PhotoKeys.OfPhotoFor(_isOwner));
                break;
        }
    }

    /// <summary>The browser left its full screen, as it does for Escape, or for a phone's way back.</summary>
    [JSInvokable]
    public async Task LeaveFullAsync()
    {
        if (_isImmersed)
        {
            await ImmerseAsync();
            StateHasChanged();
        }
    }

    private async Task ImmerseAsync()
    {
        (_isImmersed, _isDrawing, _showsInformation) = (!_isImmersed, false, false);
        KeepWayBack();
        await (_script?.InvokeVoidAsync("immerse", _isImmersed) ?? ValueTask.CompletedTask);
        await _stage.FocusAsync(preventScroll: true);
    }

    private void KeepWayBack()
    {
        _wayBack?.Dispose();
        _wayBack = _isImmersed || _isShowing ? Navigation.RegisterLocationChangingHandler(StayAsync) : null;
    }

    /// <summary>The way back leads out of the slideshow or the full window first. Links lead where they say, and to another photo one goes on as it is.</summary>
    private async ValueTask StayAsync(LocationChangingContext leaving)
    {
        if (!leaving.IsNavigationIntercepted && !Navigation.ToBaseRelativePath(Navigation.ToAbsoluteUri(leaving.TargetLocation).ToString()).StartsWith("photos/", StringComparison.Ordinal))
        {
            leaving.PreventNavigation();
            await (_isShowing ? _show!.EndAsync() : LeaveFullAsync());
        }
    }

    /// <summary>Below the photo, or beside it where the photo fills the window.</summary>
    private async Task InformAsync()
    {
        _showsInformation = _isImmersed && !_showsInformation;
        await (_isImmersed && !_showsInformation ? _stage.FocusAsync(preventScroll: true) : _about.FocusAsync());
    }

    private void StartShow()
    {
        _isShowing = true;
        KeepWayBack();
    }

    private async Task FavourAsync()
    {
        var isFavourite = !_photo!.IsFavourite;
        await Notices.MakeAsync(stop => Editing.FavourAsync([Id], isFavourite, stop), Text.Count(isFavourite ? "Done.Favoured" : "Done.Unfavoured", 1));
        await OnLibraryChangedAsync();
    }

    private async Task CaptionAsync()
    {
        var dialog = await Dialogs.ShowAsync<CaptionDialog>(
            Text["PhotoEdit.Caption"], new DialogParameters<CaptionDialog> { { dialog => dialog.PhotoId, Id }, { dialog => dialog.Caption, _photo!.Caption } }, new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true });
        await dialog.Result;
        await OnLibraryChangedAsync();
    }

    private async Task AddToAlbumAsync()
    {
        await AddToAlbumDialog.OpenAsync(Dialogs, Text, [Id]);
        await OnLibraryChangedAsync();
    }

    private async Task CorrectAsync()
    {
        await TimeAndPlaceDialog.OpenAsync(Dialogs, Text, [Id], new TimeAndPlace(_photo!.TakenAt ?? _photo.SortTime, _photo.Place, _photo.IsTimeCorrected, _photo.IsPlaceCorrected));
        await OnLibraryChangedAsync();
    }

    private async Task UseAsEventCoverAsync(int eventId)
    {
        var id = Id;
        if (await Notices.MakeAsync(stop => Events.ChooseCoverAsync(eventId, id, stop), Text["Done.AlbumCover"]) is { ChangeId: null })
        {
            Notices.Say(Text["Notice.Nothing"]);
        }
    }

    /// <summary>As far as the album has it that the reader came from.</summary>
    private async Task ReadStackAsync()
    {
        IEnumerable<(int TopId, IReadOnlyList<int> Photos)> stacks = _place is { } place
            ? [(place.TopId, place.Stack)]
            : (await Albums.StackOfAsync(Id, Disconnected)).Stacks.Select(stack => (stack.Key, stack.Value));
        var (top, stack) = stacks.FirstOrDefault((Id, []));
        var tiles = stack.Count > 1 ? await Albums.TilesAsync(stack, Disconnected) : new Dictionary<int, PhotoTile>();
        (_stack, _topId) = ([.. stack.Where(tiles.ContainsKey).Select(id => tiles[id])], top);
    }

    private Task ChooseTopAsync() => StackAsync(stop => Stacking.ChooseTopAsync(Id, stop), Text["Done.StackTop"]);

    private Task TakeOutAsync() => StackAsync(stop => Stacking.UnstackAsync([Id], stop), Text["Done.TakenOut"]);

    private Task UnstackAsync()
    {
        int[] photos = [.. _stack.Select(photo => photo.Id)];
        return StackAsync(stop => Stacking.UnstackAsync(photos, stop), Text["Done.Unstacked"]);
    }

    private async Task StackAsync(Func<CancellationToken, Task<ChangeResult>> change, string done)
    {
        await Notices.MakeAsync(change, done);
        await OnLibraryChangedAsync();
    }

    /// <summary>What is sent is a link that shows this photo alone, not an address of the owner's.</summary>
    private Task SendAsync() => Links.CreateAsync(ShareScope.Of([Id]));

    /// <summary>The picture itself goes to what the phone offers: other apps, or its own photos.</summary>
    private async Task ShareAsync()
    {
        var outcome = await _script!.InvokeAsync<string>("share", Disconnected, MediaAddress.Download(Id, _photo!.Version!));
        if (outcome is "again" or "failed")
        {
            Notices.Say(Text[outcome == "again" ? "Photo.ShareAgain" : "Guest.SendFailed"]);
        }
    }

    private async Task HideOrShowAsync()
    {
        var (isHidden, beside) = (!_photo!.IsHidden, _place?.Next ?? _place?.Previous);
        var result = await Notices.MakeAsync(stop => Hiding.HideAsync([Id], isHidden, stop), Text.Count(isHidden ? "Done.PhotosHidden" : "Done.PhotosShown", 1));
        if (isHidden && result is not null && beside is not null)
        {
            // The album has it no more: one goes on to what took its place.
            GoTo(beside);
        }
        else
        {
            await OnLibraryChangedAsync();
        }
    }

    /// <summary>Whoever presses again before the first turn is written means one more; two browsers that turn the same lying photo mean the same.</summary>
    private async Task RotateAsync(int degrees)
    {
        var from = _turning is { } under && under.Id == Id ? under.Degrees : _photo!.OwnerRotationDegrees;
        var turn = (Id, Degrees: (from + degrees + 360) % 360);
        _turning = turn;
        await Notices.MakeAsync(stop => Editing.RotateToAsync(turn.Id, turn.Degrees, stop), Text.Count("Done.Rotated", 1));
        _turning = _turning == turn ? null : _turning;
        await OnLibraryChangedAsync();
    }

    /// <summary>The photo that was shown last is the one that the reader is at.</summary>
    private async Task EndShowAsync(int photoId)
    {
        _isShowing = false;
        KeepWayBack();
        await _stage.FocusAsync(preventScroll: true);
        if (photoId != Id)
        {
            Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"photos/{photoId}?album={AlbumOfAddress ?? AlbumKey.Everything}"), replace: true);
        }
    }

    private void Step(int steps)
    {
        if (_isOnTheWay)
        {
            _stepsDue += steps;
        }
        else
        {
            GoTo(steps < 0 ? _place?.Previous : _place?.Next);
        }
    }

    /// <summary>The photo is there: whoever pressed faster than that goes on.</summary>
    private void StepOn()
    {
        _isOnTheWay = false;
        if (_stepsDue != 0)
        {
            var next = Math.Sign(_stepsDue);
            _stepsDue -= next;
            Step(next);
        }
    }

    // Going on replaces the address: the browser's own way back leads to the album, however many photos were looked at.
    private void GoTo(PhotoNeighbour? neighbour)
    {
        _isOnTheWay = neighbour is not null;
        if (neighbour is null)
        {
            _stepsDue = 0;
        }
        else
        {
            Navigation.NavigateTo(StepLink.HrefOf(neighbour, AlbumOfAddress), replace: true);
        }
    }
}
