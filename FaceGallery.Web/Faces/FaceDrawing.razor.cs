using FaceGallery.Domain.Detection;
using FaceGallery.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FaceGallery.Web.Faces;

/// <summary>
/// Lies over a picture and has a box drawn around a face: with a mouse or a finger, or by keys, where the arrows move it, + and - or Shift with
/// the arrows size it, and Enter takes it. Then asks whose face it is.
/// </summary>
public partial class FaceDrawing : IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _area;
    private DotNetObjectReference<FaceDrawing>? _self;
    private IJSObjectReference? _script;
    private RelativeBox? _box;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public int PhotoId { get; set; }

    /// <summary>The face was added.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnAdded { get; set; }

    [Inject]
    private FaceSearches Searches { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    /// <summary>A box was drawn, in fractions of the picture.</summary>
    [JSInvokable]
    public void Take(float x, float y, float width, float height)
    {
        _box = new RelativeBox(x, y, width, height);
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _script.EndAsync();
        _self?.Dispose();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await Script.AttachAsync(Assets["Faces/FaceDrawing.razor.js"], _gone.Token, _area, _self);
        }
    }

    private async Task DropAsync()
    {
        _box = null;
        await _script!.InvokeVoidAsync("restart");
    }

    private async Task AddAsync(string? name)
    {
        if (_box is not { } box || _isBusy)
        {
            return;
        }

        _isBusy = true;
        var isAdded = await Searches.DrawAsync(PhotoId, box, name);
        _isBusy = false;
        if (isAdded && !_gone.IsCancellationRequested)
        {
            await OnAdded.InvokeAsync();
        }
    }
}
