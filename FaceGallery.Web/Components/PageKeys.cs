using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FaceGallery.Web.Components;

/// <summary>
/// The keys of a page, wherever on the page the focus is, also after what had it went away. Keys that are typed into a field, or that belong to a
/// dialog, a menu or a sheet, or to an element with keys of its own (<c>data-own-keys</c>), are left alone, as are those held down and those with Ctrl, Alt or Meta.
/// </summary>
public sealed class PageKeys : ComponentBase, IAsyncDisposable
{
    private DotNetObjectReference<PageKeys>? _self;
    private IJSObjectReference? _script;
    private bool _isGone;

    /// <summary>As browsers name them: "y", "Escape", "ArrowLeft". Letters count in either case.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Keys { get; set; } = [];

    /// <summary>One of <see cref="Keys"/> was pressed.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnKey { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [JSInvokable]
    public Task PressAsync(string key) => InvokeAsync(() => Keys.Contains(key) ? OnKey.InvokeAsync(key) : Task.CompletedTask);

    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        await _script.EndAsync();
        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["page-keys.js"]);
            if (_isGone)
            {
                return;
            }

            _self = DotNetObjectReference.Create(this);
            _script = await module.InvokeAsync<IJSObjectReference>("attach", _self, Keys);
            if (_isGone)
            {
                await _script.EndAsync();
            }
        }
    }
}
