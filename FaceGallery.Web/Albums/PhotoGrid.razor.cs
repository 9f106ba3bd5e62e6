using System.Globalization;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Components;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace FaceGallery.Web.Albums;

/// <summary>
/// An album's photos in full rows under the headings of their months. Only what is in sight is there, and every place is known beforehand, so that
/// 100,000 photos scroll like ten. Photos that arrive appear at once while the reader is at the top, else when they ask.
/// </summary>
public partial class PhotoGrid
{
    /// <summary>In an album that is longer than so many windows, one can jump to a month.</summary>
    private const int LongWindows = 3;

    /// <summary>A year's label beside the handle, in CSS pixels.</summary>
    private const double YearHeight = 24;

    /// <summary>What the window has above and below the handle's way, in CSS pixels.</summary>
    private const double AroundTrack = 180;

    private readonly ListSelection _selection = new();
    private ElementReference _frame;
    private DotNetObjectReference<PhotoGrid>? _self;
    private IJSObjectReference? _script;
    private AlbumContent _content = AlbumContent.Empty;
    private GridLayout _layout = GridLayout.Empty;
    private IReadOnlyList<GridBlock> _blocks = [];
    private IReadOnlyList<GridBlock> _months = [];
    private IReadOnlyDictionary<int, PhotoTile> _tiles = new Dictionary<int, PhotoTile>();
    private AlbumKey? _shownAlbum;
    private int _density = GridDensity.Usual;
    private double _width;
    private double _windowHeight;
    private (double Top, double Bottom) _window;
    private int? _seenPhoto;
    private bool _isRead;
    private bool _hasNews;
    private bool _mayArrange;
    private PhotoSelectionBar? _bar;

    [Parameter, EditorRequired]
    public AlbumKey Album { get; set; } = AlbumKey.Everything;

    /// <summary>The album that is filled from this one: a click chooses, and what is chosen goes there. Null for none.</summary>
    [Parameter]
    public OwnAlbumCard? For { get; set; }

    /// <summary>What the first answer was made for: the page that comes to life over it is to look the same.</summary>
    [PersistentState]
    public GridView? LastView { get; set; }

    /// <summary>What is shown instead when the album has no photos.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    [Inject]
    private Viewer Viewer { get; set; } = default!;

    [Inject]
    private LastSeenPhotos LastSeen { get; set; } = default!;

    [Inject]
    private LastGridView LastSeenView { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    private bool IsSelecting => For is not null || _selection.Chosen.Count > 0;

    /// <summary>Whoever chooses a stack chooses all of its photos that are in the album.</summary>
    private IReadOnlySet<int> Chosen => _content.Stacks.Count == 0 ? _selection.Chosen : _selection.Chosen.SelectMany(_content.PhotosOf).ToHashSet();

    /// <summary>Where each year begins, where its label does not lie over the one before.</summary>
    private IEnumerable<(string Name, double Top)> Years =>
        _layout.Years(YearHeight / Math.Max(_windowHeight - AroundTrack, 1)).Select(year => (year.Year.ToString(CultureInfo.CurrentCulture), year.Top));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _script.EndAsync();
        _self?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The grid has another width, or it is seen for the first time.</summary>
    [JSInvokable]
    public async Task FitAsync(double width, double windowHeight, double top, double bottom)
    {
        (_width, _windowHeight, _window) = (width, windowHeight, (top, bottom));
        await ReadAlbumAsync();
        await RememberAsync();
    }

    /// <summary>Another part of the grid is in sight, or soon will be.</summary>
    [JSInvokable]
    public async Task ShowAsync(double top, double bottom)
    {
        _window = (top, bottom);
        await ShowWindowAsync();
        StateHasChanged();
    }

    [JSInvokable]
    public void Toggle(int photoId, bool isRange)
    {
        if (_selection.PlaceOf(photoId) is >= 0 and var place)
        {
            if (isRange && _selection.Chosen.Count > 0)
            {
                _selection.ExtendTo(place);
            }
            else
            {
                _selection.Toggle(place);
            }

            StateHasChanged();
        }
    }

    /// <summary>All photos of the month of this one, or none where all are chosen.</summary>
    [JSInvokable]
    public void SelectMonth(int photoId)
    {
        if (_selection.PlaceOf(photoId) is >= 0 and var place)
        {
            ToggleMonth(place);
            StateHasChanged();
        }
    }

    [JSInvokable]
    public void SelectAll()
    {
        _selection.ChooseAll();
        StateHasChanged();
    }

    [JSInvokable]
    public void Clear()
    {
        _selection.Clear();
        StateHasChanged();
    }

    /// <summary>A photo, and with it all that are chosen where it is one of them, was put before another one.</summary>
    /// <param name="beforeId">Null for the end.</param>
    [JSInvokable]
    public async Task ArrangeAsync(int photoId, int? beforeId)
    {
        if (_mayArrange && _selection.PlaceOf(photoId) >= 0)
        {
            await _bar!.ArrangeAsync(_selection.Chosen.Contains(photoId) ? [.. Chosen] : [.. _content.PhotosOf(photoId)], beforeId);
            await ReadAlbumAsync();
        }
    }

    [JSInvokable]
    public async Task ResizeAsync(int steps)
    {
        var density = GridDensity.Limit(_density + steps);
        if (density != _density)
        {
            _density = density;
            await RememberAsync();
            await ReadAlbumAsync();
        }
    }

    [JSInvokable]
    public Task ShowKeysAsync() => KeysDialog.OpenAsync(Dialogs, Text["Keys.Title"], PhotoKeys.OfGrid);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        LastView ??= LastSeenView.Value ?? GridView.Parse(Http?.Request.Cookies[GridView.Cookie]);
        if (LastView is { } view)
        {
            LastSeenView.Value = view;
            (_density, _width, _windowHeight, _window) = (view.Density, view.Width, view.WindowHeight, (0, view.WindowHeight));
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_width > 0 && !Album.Equals(_shownAlbum))
        {
            await ReadAlbumAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await Script.AttachAsync(Assets["Albums/PhotoGrid.razor.js"], Disconnected, _frame, _self);
            await (_script?.InvokeVoidAsync("start", Disconnected) ?? ValueTask.CompletedTask);
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        if (_window.Top > _windowHeight)
        {
            _hasNews = true;
        }
        else if (_width > 0)
        {
            await ReadAlbumAsync();
        }
    }

    private void ToggleMonth(int place)
    {
        if (_layout.MonthOf(place) is (var first, > 0 and var count))
        {
            _selection.ToggleAll(first, count);
        }
    }

    private bool? IsChosen(GridBlock heading)
    {
        var (first, count) = _layout.MonthOf(heading.First);
        return _selection.IsChosen(first, count);
    }

    private string CheckedOf(GridBlock heading) => IsChosen(heading) switch { true => "true", false => "false", null => "mixed" };

    private string IconOf(GridBlock heading) => IsChosen(heading) switch
    {
        true => Icons.Material.Filled.CheckCircle,
        false => Icons.Material.Outlined.Circle,
        null => Icons.Material.Outlined.RemoveCircleOutline,
    };

    private static string MonthName(int month) => new DateTime(month / 12, (month % 12) + 1, 1).ToString("Y", CultureInfo.CurrentCulture);

    private static string Height(double height) => string.Create(CultureInfo.InvariantCulture, $"height:{height:0.#}px");

    private static string Place(GridBlock block) => string.Create(CultureInfo.InvariantCulture, $"top:{block.Top:0.#}px;height:{block.Height:0.#}px");

    private static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"top:{100 * share:0.##}%");

    private async Task ShowNewsAsync()
    {
        await ReadAlbumAsync();
        await (_script?.InvokeVoidAsync("scrollTo", 0) ?? ValueTask.CompletedTask);
    }

    private ValueTask RememberAsync()
    {
        LastSeenView.Value = new GridView(_width, _windowHeight, _density);
        return _script?.InvokeVoidAsync("remember", GridView.Cookie, string.Create(CultureInfo.InvariantCulture, $"{_width:0.##}_{_windowHeight:0.##}_{_density}")) ?? ValueTask.CompletedTask;
    }

    private async Task ReadAlbumAsync()
    {
        var album = Album;
        var isOther = !album.Equals(_shownAlbum);
        _mayArrange = album.OwnAlbumId is not null && await Viewer.IsOwnerAsync();
        _content = await Albums.ContentAsync(album, Disconnected);
        _layout = new GridLayout(_content.Shapes, _width, GridDensity.RowHeight(_density, _width));
        _months = [.. _layout.Months];
        (_shownAlbum, _isRead, _hasNews) = (album, true, false);
        if (isOther)
        {
            _seenPhoto = LastSeen.Take(album);
        }

        _selection.Show([.. _content.Shapes.Select(photo => photo.Id)], isOther ? [] : [.. _selection.Chosen]);
        var top = _seenPhoto is { } photo ? _layout.TopOf(photo) : null;
        _window = top is { } seen ? (Math.Max(seen - _windowHeight, 0), seen + (2 * _windowHeight)) : _window;
        await ShowWindowAsync();
        StateHasChanged();
        if (_script is not null)
        {
            _seenPhoto = null;
            await _script.InvokeVoidAsync("layout", _months.Select(month => month.Top), _months.Select(month => MonthName(month.Month)), top);
        }
    }

    private async Task ShowWindowAsync()
    {
        _blocks = [.. _layout.Between(_window.Top, _window.Bottom)];
        var ids = _blocks.SelectMany(_layout.PhotosOf).Select(photo => photo.Id).ToList();
        if (ids.Exists(id => !_tiles.ContainsKey(id)))
        {
            // The rows have their places at once, and their pictures a moment later.
            StateHasChanged();
        }

        _tiles = await Albums.TilesAsync(ids, Disconnected);
    }
}
