using System.Globalization;
using FaceGallery.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;

namespace FaceGallery.Web.Faces;

/// <summary>
/// Faces to choose from, thousands if need be: only the rows in sight are there. A click or tap chooses, with Shift a range, a mouse sweeps over
/// several; the arrow keys go from face to face, Space chooses, Shift extends, Ctrl+A takes all, Escape none, Enter opens the photo.
/// </summary>
public partial class FaceGrid
{
    private const int PhoneWidth = 640;
    private const int PhoneTile = 100;
    private const int DesktopTile = 124;
    private const int Gap = 4;

    /// <summary>Places that are there before the window's width is known: what stands below does not jump.</summary>
    private const int MaxExpected = 60;

    private readonly string _id = $"faces-{Guid.NewGuid():N}";
    private ElementReference _grid;
    private DotNetObjectReference<FaceGrid>? _self;
    private IJSObjectReference? _script;
    private Virtualize<FaceRow>? _list;
    private Virtualize<FaceRow>? _readList;
    private IReadOnlyList<int> _shown = [];
    private IReadOnlyCollection<int> _given = [];
    private readonly ListSelection _selection = new();
    private int _columns;
    private int _rowHeight = DesktopTile;
    private bool _isFocused;

    /// <summary>All faces, in the order in which they are shown. A new list is read anew.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<int> FaceIds { get; set; } = [];

    [Parameter]
    public IReadOnlyCollection<int> Selected { get; set; } = [];

    [Parameter]
    public EventCallback<IReadOnlyCollection<int>> SelectedChanged { get; set; }

    /// <summary>What the faces are, for those who do not see them.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>A remark in the corner of a face.</summary>
    [Parameter]
    public RenderFragment<FaceTile>? Badge { get; set; }

    [Inject]
    private FaceTiles Tiles { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private int RowCount => _columns == 0 ? 0 : (FaceIds.Count + _columns - 1) / _columns;

    private string GridStyle => string.Create(
        CultureInfo.InvariantCulture, $"--columns:{Math.Max(_columns, 1)};--row:{_rowHeight}px;min-height:{RowCount * _rowHeight}px");

    /// <summary>The window's width for the grid changed.</summary>
    [JSInvokable]
    public async Task FitAsync(int width)
    {
        var least = width < PhoneWidth ? PhoneTile : DesktopTile;
        var columns = Math.Max((width + Gap) / (least + Gap), 1);
        (_columns, _rowHeight) = (columns, (width + Gap) / columns);
        await ReadAsync();
    }

    /// <summary>A mouse swept over these rows and columns, ends included.</summary>
    [JSInvokable]
    public Task SweepAsync(int firstRow, int lastRow, int firstColumn, int lastColumn)
    {
        _selection.Sweep(_columns, firstRow, lastRow, firstColumn, lastColumn);
        return TellAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _script.EndAsync();
        _self?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task OnParametersSetAsync()
    {
        var isOther = !FaceIds.SequenceEqual(_shown);
        if (isOther || !ReferenceEquals(Selected, _given))
        {
            var kept = isOther ? [.. Selected.Intersect(FaceIds)] : Selected;
            _selection.Show(FaceIds, kept);
            (_shown, _given) = (FaceIds, kept);
            if (kept.Count != Selected.Count)
            {
                await TellAsync();
            }
        }

        if (isOther && _columns > 0)
        {
            await ReadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await Script.AttachAsync(Assets["Faces/FaceGrid.razor.js"], Disconnected, _grid, _self);
        }

        if (_list is not null && _list != _readList)
        {
            // It reads when its edge comes into sight, which it does not where the reader is back in the middle of the page already.
            _readList = _list;
            await _list.RefreshDataAsync();
            StateHasChanged();
        }
    }

    protected override Task OnLibraryChangedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        if (_list is not null)
        {
            await _list.RefreshDataAsync();
        }

        StateHasChanged();
    }

    private async ValueTask<ItemsProviderResult<FaceRow>> ReadRowsAsync(ItemsProviderRequest request)
    {
        var (faces, columns, count) = (FaceIds, _columns, RowCount);
        var rows = Enumerable.Range(request.StartIndex, Math.Clamp(request.Count, 0, Math.Max(count - request.StartIndex, 0))).ToList();
        var places = rows.ToDictionary(row => row, row => Enumerable.Range(row * columns, Math.Min(columns, faces.Count - (row * columns))));
        var tiles = await Tiles.ReadAsync([.. places.Values.SelectMany(row => row).Select(place => faces[place])], request.CancellationToken);
        return new ItemsProviderResult<FaceRow>(
            rows.Select(row => new FaceRow(row, [.. places[row].Where(place => tiles.ContainsKey(faces[place])).Select(place => (place, tiles[faces[place]]))])),
            count);
    }

    private string IdOf(int place) => string.Create(CultureInfo.InvariantCulture, $"{_id}-{place}");

    private string CaptionOf(FaceTile face) => Text["Tile.Alt", face switch
    {
        { Person: { } person } => person,
        { Suggested: { } suggested } => Text["Face.Maybe", suggested],
        _ => Text["Face.Unnamed"],
    }, face.Time];

    private Task ClickAsync(int place, MouseEventArgs click)
    {
        if (click.ShiftKey)
        {
            _selection.ExtendTo(place);
        }
        else
        {
            _selection.Toggle(place);
        }

        return TellAsync();
    }

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        if (FaceIds.Count == 0)
        {
            return;
        }

        var step = StepOf(key.Key);
        if (step is { } by)
        {
            await GoAsync(_selection.Active + by, key.ShiftKey);
        }
        else if (key.Key == "Enter")
        {
            await OpenAsync(FaceIds[_selection.Active]);
        }
        else if (Choose(key))
        {
            await TellAsync();
        }
    }

    private int? StepOf(string key) => key switch
    {
        "ArrowLeft" => -1,
        "ArrowRight" => 1,
        "ArrowUp" => -_columns,
        "ArrowDown" => _columns,
        "Home" => -FaceIds.Count,
        "End" => FaceIds.Count,
        _ => null,
    };

    private bool Choose(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case " ":
                _selection.Toggle(_selection.Active);
                return true;
            case "a" or "A" when key.CtrlKey || key.MetaKey:
                _selection.ChooseAll();
                return true;
            case "Escape" when _selection.Chosen.Count > 0:
                _selection.Clear();
                return true;
            default:
                return false;
        }
    }

    private async Task GoAsync(int place, bool extends)
    {
        if (extends)
        {
            _selection.ExtendTo(place);
            await TellAsync();
        }
        else
        {
            _selection.MoveTo(place);
        }

        await (_script?.InvokeVoidAsync("reveal", Disconnected, _selection.Active / Math.Max(_columns, 1)) ?? ValueTask.CompletedTask);
    }

    private async Task OpenAsync(int faceId)
    {
        if ((await Tiles.ReadAsync([faceId], Disconnected)).TryGetValue(faceId, out var face))
        {
            Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"photos/{face.PhotoId}"));
        }
    }

    private Task TellAsync()
    {
        _given = [.. _selection.Chosen];
        StateHasChanged();
        return SelectedChanged.InvokeAsync(_given);
    }
}
