using System.Globalization;
using FaceGallery.Web.Albums;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using MudBlazor;

namespace FaceGallery.Web.Photos;

/// <summary>
/// An album's photos in full rows. Only the rows in sight are there, and every row's place is known beforehand, so that 100,000 photos
/// scroll like ten. Photos that arrive appear at once while the reader is at the top, else when they ask.
/// </summary>
public partial class PhotoGrid
{
    private const int PhoneWidth = 640;
    private const int PhoneRowHeight = 132;
    private const int DesktopRowHeight = 224;

    private readonly Guid _viewport = Guid.NewGuid();
    private Virtualize<GridRow>? _list;
    private Virtualize<GridRow>? _readList;
    private GridRows _rows = GridRows.Empty;
    private AlbumKey? _shownAlbum;
    private int _rowHeight = DesktopRowHeight;
    private int _width;
    private int _firstRow;
    private bool _isRead;
    private bool _hasNews;
    private int? _scrollToRow;

    [Parameter, EditorRequired]
    public AlbumKey Album { get; set; } = AlbumKey.Everything;

    /// <summary>What is shown instead when the album has no photos.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    [Inject]
    private AlbumService Albums { get; set; } = default!;

    [Inject]
    private LastSeenPhotos LastSeen { get; set; } = default!;

    [Inject]
    private IBrowserViewportService Viewport { get; set; } = default!;

    [Inject]
    private IScrollManager Scroll { get; set; } = default!;

    // The whole height is there before the rows are: the page can be scrolled to where the reader left it.
    private string GridStyle => string.Create(CultureInfo.InvariantCulture, $"--row:{_rowHeight}px;min-height:{_rows.Count * _rowHeight}px");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Viewport.UnsubscribeAsync(_viewport);
        GC.SuppressFinalize(this);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_width > 0 && Album != _shownAlbum)
        {
            await ReadAlbumAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Viewport.SubscribeAsync(_viewport, FitAsync, fireImmediately: true);
        }

        if (_list is not null && _list != _readList)
        {
            // It reads when its edge comes into sight, which it does not where the reader is back in the middle of the page already.
            _readList = _list;
            await _list.RefreshDataAsync();
            StateHasChanged();
        }
        else if (_scrollToRow is { } row)
        {
            _scrollToRow = null;
            await Scroll.ScrollToAsync("html", 0, row * _rowHeight, ScrollBehavior.Auto);
        }
    }

    protected override async Task OnLibraryChangedAsync()
    {
        if (_firstRow > 0)
        {
            _hasNews = true;
        }
        else if (_width > 0)
        {
            await ReadAlbumAsync();
        }
    }

    private static string Grow(float aspect) => string.Create(CultureInfo.InvariantCulture, $"flex-grow:{aspect:0.###}");

    private async Task FitAsync(BrowserViewportEventArgs viewport)
    {
        var width = viewport.BrowserWindowSize.Width;
        if (width != _width)
        {
            _width = width;
            _rowHeight = width <= PhoneWidth ? PhoneRowHeight : DesktopRowHeight;
            await InvokeAsync(ReadAlbumAsync);
        }
    }

    private async Task ShowNewsAsync()
    {
        await ReadAlbumAsync();
        await Scroll.ScrollToAsync("html", 0, 0, ScrollBehavior.Smooth);
    }

    private async Task ReadAlbumAsync()
    {
        var album = Album;
        var padding = _width <= PhoneWidth ? 24 : 64;
        var shapes = await Albums.ShapesAsync(album, Gone);
        _rows = new GridRows(shapes, (float)(_width - padding) / _rowHeight);
        (_isRead, _hasNews) = (true, false);
        if (album != _shownAlbum)
        {
            _shownAlbum = album;
            _scrollToRow = LastSeen.Take(album) is { } photo ? _rows.RowOf(photo) : null;
        }

        if (_list is not null)
        {
            await _list.RefreshDataAsync();
        }

        StateHasChanged();
    }

    private async ValueTask<ItemsProviderResult<GridRow>> ReadRowsAsync(ItemsProviderRequest request)
    {
        var rows = _rows;
        _firstRow = request.StartIndex;
        var wanted = Enumerable.Range(request.StartIndex, Math.Clamp(request.Count, 0, Math.Max(rows.Count - request.StartIndex, 0))).ToList();
        var tiles = await Albums.TilesAsync([.. wanted.SelectMany(row => rows[row]).Select(shape => shape.Id)], request.CancellationToken);
        return new ItemsProviderResult<GridRow>(wanted.Select(row => ToRow(row, rows, tiles)), rows.Count);
    }

    private static GridRow ToRow(int index, GridRows rows, IReadOnlyDictionary<int, PhotoTile> tiles)
    {
        GridPhoto[] photos = [.. rows[index].Where(shape => tiles.ContainsKey(shape.Id)).Select(shape => new GridPhoto(shape.Aspect, tiles[shape.Id]))];
        var slack = index == rows.Count - 1 ? rows.WidthInRowHeights - photos.Sum(photo => photo.Aspect) : 0;
        return new GridRow(index, photos, Math.Max(slack, 0));
    }

    private string HrefOf(PhotoTile photo) => string.Create(CultureInfo.InvariantCulture, $"/photos/{photo.Id}?album={Album}");
}
