using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace FaceGallery.Web.Sharing;

/// <summary>A link, ready to be sent: as a code for a camera, as text, by the phone's own sheet, or in a message.</summary>
public partial class LinkDialog : IAsyncDisposable
{
    private IJSObjectReference? _script;
    private string _caption = "";
    private bool _canShare;
    private bool _isCopied;

    [Parameter, EditorRequired]
    public ShareCard Card { get; set; } = default!;

    /// <summary>Whom it is for; null for nobody in particular.</summary>
    [Parameter]
    public string? Name { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private ShareAddresses Addresses { get; set; } = default!;

    [Inject]
    private ShareCaptions Captions { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    private string Address => Addresses.AddressOf(Card, Navigation.BaseUri);

    private string Message => Addresses.MessageOf(Card, Name, Navigation.BaseUri);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        try
        {
            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The reader left, and the script with them.
        }
    }

    protected override async Task OnInitializedAsync() => _caption = await Captions.ForGuestsAsync(Card.Share, CancellationToken.None);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Sharing/LinkDialog.razor.js"]);
            _canShare = await _script.InvokeAsync<bool>("canShare");
            StateHasChanged();
        }
    }

    private async Task CopyAsync() => _isCopied = await _script!.InvokeAsync<bool>("copy", Address);

    private Task ShareAsync() => _script!.InvokeVoidAsync("share", Message).AsTask();
}
