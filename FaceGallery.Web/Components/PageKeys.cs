using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FaceGallery.Web.Components;

/// <summary>
/// The keys of a page, wherever on the page the focus is, also after what had it went away. Keys that are typed into a field, or that belong to a
/// dialog, a menu or a sheet, or to an element with keys of its own (<c>data-own-keys</c>), are left alone, as are those held down and those with Ctrl, Alt or Meta.
/// </summary>
public sealed class PageKeys : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private DotNetObjectReference<PageKeys>? _self;
    private IJSObjectReference? _script;

    /// <summary>As browsers name them: "y", "Escape", "ArrowLeft". Letters count in either case, but where "Shift+y" is one of them, too.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Keys { get; set; } = [];

    /// <summary>Those of <see cref="Keys"/> that open a field. What follows them belongs to it, also while it is not there yet.</summary>
    [Parameter]
    public IReadOnlyList<string> Opening { get; set; } = [];

    /// <summary>One of <see cref="Keys"/> was pressed.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnKey { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [JSInvokable]
    public Task PressAsync(string key) => InvokeAsync(() => Keys.Contains(key) ? OnKey.InvokeAsync(key) : Task.CompletedTask);

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
            _script = await Script.AttachAsync(Assets["page-keys.js"], _gone.Token, _self, Keys, Opening);
        }
    }
}
