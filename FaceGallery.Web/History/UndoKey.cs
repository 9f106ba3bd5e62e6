using FaceGallery.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FaceGallery.Web.History;

/// <summary>Ctrl+Z takes the last change back, wherever on a page the focus is, and says what that is.</summary>
public sealed class UndoKey : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private DotNetObjectReference<UndoKey>? _self;
    private IJSObjectReference? _script;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [JSInvokable]
    public Task UndoAsync() => InvokeAsync(Notices.UndoLastAsync);

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _script.EndAsync();
        _self?.Dispose();
        _gone.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await Script.AttachAsync(Assets["undo-key.js"], _gone.Token, _self);
        }
    }
}
