using FaceGallery.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FaceGallery.Web.Uploads;

/// <summary>Takes files and folders that are dropped on it or chosen, and sends them. It goes on after a lost connection, and after the page was left, with the same files.</summary>
public partial class UploadBox : IAsyncDisposable
{
    private const int MaxShown = 50;

    private readonly CancellationTokenSource _gone = new();
    private ElementReference _box;
    private DotNetObjectReference<UploadBox>? _self;
    private IJSObjectReference? _script;
    private UploadState _state = new();

    /// <summary>Whose portraits they are; null for photos.</summary>
    [Parameter]
    public string? Person { get; set; }

    /// <summary>What leads on when files have arrived that the library did not have.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>All that was chosen has arrived, or was refused.</summary>
    [Parameter]
    public EventCallback OnSent { get; set; }

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>The script asks for whom files are when they are chosen.</summary>
    [JSInvokable]
    public string? Whose() => Person;

    /// <summary>The script tells how far it is, a few times a second.</summary>
    [JSInvokable]
    public async Task ReportAsync(UploadState state)
    {
        var wasDone = _state.IsDone;
        _state = state;
        StateHasChanged();
        if (state.IsDone && !wasDone)
        {
            await OnSent.InvokeAsync();
        }
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
            _script = await Browser.AttachAsync(Assets["Uploads/UploadBox.razor.js"], _gone.Token, _box, _self, new Uri(new Uri(Navigation.BaseUri), UploadEndpoints.Address[1..]).AbsolutePath, Person is not null);
        }
    }

    private async Task StopAsync() => await (_script?.InvokeVoidAsync("stop", _gone.Token) ?? ValueTask.CompletedTask);
}

/// <summary>How far the files of a box are.</summary>
/// <param name="Total">Files that were chosen.</param>
/// <param name="Done">Files that arrived.</param>
/// <param name="Known">Of these, files that the library had already.</param>
/// <param name="IsWaiting">The connection is lost, and sought again.</param>
public sealed record UploadState(int Total = 0, int Done = 0, int Known = 0, long Bytes = 0, long SentBytes = 0, bool IsWaiting = false)
{
    /// <summary>Files that were refused.</summary>
    public IReadOnlyList<UploadFailure> Failed { get; init; } = [];

    public bool IsDone => Total > 0 && Done + Failed.Count >= Total;
}

/// <param name="Reason">In the reader's language; null where the server gave none.</param>
public sealed record UploadFailure(string Name, string? Reason);
