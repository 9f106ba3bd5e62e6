using FaceGallery.Web.Albums;
using FaceGallery.Web.Components;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace FaceGallery.Web.Photos;

/// <summary>
/// Shows an album's photos one after the other over the whole window, for the sofa and the television. The next picture is there before it is
/// shown. Space, Enter or a tap pauses, the arrows go on by hand, Escape ends it.
/// </summary>
public partial class Slideshow
{
    private static readonly int[] Choices = [3, 5, 10, 30];

    private List<int> _photos = [];
    private ElementReference _screen;
    private IJSObjectReference? _script;
    private PhotoTile? _current;
    private PhotoTile? _next;
    private int _place;
    private int _seconds = 5;
    private bool _isNextThere;
    private bool _isPaused;
    private bool _isShuffled;

    [Parameter, EditorRequired]
    public AlbumKey Album { get; set; } = AlbumKey.Everything;

    /// <summary>The photo to begin with.</summary>
    [Parameter, EditorRequired]
    public int PhotoId { get; set; }

    /// <summary>Seconds a photo; the reader's choice otherwise.</summary>
    [Parameter]
    public int? Seconds { get; set; }

    /// <summary>Told the photo that was shown last.</summary>
    [Parameter, EditorRequired]
    public EventCallback<int> OnEnded { get; set; }

    [Inject]
    private AlbumService Albums { get; set; } = default!;


    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _seconds = Math.Clamp(Seconds ?? _seconds, 1, 3600);
        _photos = await ListAsync();
        await ShowAsync(Math.Max(_photos.IndexOf((await Albums.ContentAsync(Album, Disconnected)).ShownFor(PhotoId)), 0));
    }

    /// <summary>In the album's order; an event is told from its beginning.</summary>
    private async Task<List<int>> ListAsync()
    {
        var photos = (await Albums.ShapesAsync(Album, Disconnected)).Select(photo => photo.Id);
        return [.. Album.Search.EventId is null ? photos : photos.Reverse()];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _screen.FocusAsync(preventScroll: true);
            _ = RunAsync();
            _script = await Script.AttachAsync(Assets["Photos/Slideshow.razor.js"], Disconnected, _screen);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _script.EndAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs on the circuit's own thread of work, as it is started there.</summary>
    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(_seconds), Clock, Disconnected);
                if (!_isPaused && _isNextThere)
                {
                    await ShowAsync(_place + 1);
                    StateHasChanged();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It ended.
        }
        catch (Exception exception) when (!Disconnected.IsCancellationRequested)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task ShowAsync(int place)
    {
        if (_photos.Count == 0)
        {
            return;
        }

        _place = (place + _photos.Count) % _photos.Count;
        var (now, then) = (_photos[_place], _photos[(_place + 1) % _photos.Count]);
        var tiles = await Albums.TilesAsync([now, then], Disconnected);
        _isNextThere = now == then || _next?.Id == then;
        (_current, _next) = (tiles.GetValueOrDefault(now), now == then ? null : tiles.GetValueOrDefault(then));
    }

    private void Pause() => _isPaused = !_isPaused;

    private async Task ShuffleAsync()
    {
        _isShuffled = !_isShuffled;
        var now = _photos[_place];
        _photos = await ListAsync();
        if (_isShuffled)
        {
            // It is for the eyes alone.
            Random.Shared.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_photos));
        }

        await ShowAsync(Math.Max(_photos.IndexOf(now), 0));
    }

    /// <summary>Ends where it is.</summary>
    public Task EndAsync() => OnEnded.InvokeAsync(_photos.Count == 0 ? PhotoId : _photos[_place]);

    /// <summary>Its buttons have keys of their own.</summary>
    private Task OnToolKeyAsync(KeyboardEventArgs key) => key.Key == "Escape" ? EndAsync() : Task.CompletedTask;

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "Escape" or "s":
                await EndAsync();
                break;
            case " " or "Enter":
                Pause();
                break;
            case "ArrowRight":
                await ShowAsync(_place + 1);
                break;
            case "ArrowLeft":
                await ShowAsync(_place - 1);
                break;
        }
    }
}
