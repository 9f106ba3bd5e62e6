using FaceGallery.Web.Library;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FaceGallery.Web.Sharing;

/// <summary>A link for a table: what it shows, one sentence and a code to be scanned, on a sheet of its own.</summary>
public partial class SignPage
{
    private static readonly string[] Sizes = ["a4", "a5"];

    private ShareCard? _card;
    private string _caption = "";
    private bool _isRead;

    [Parameter]
    public int Id { get; set; }

    /// <summary>Of the paper; A4 unless it is one of the others.</summary>
    [SupplyParameterFromQuery]
    public string? Size { get; set; }

    [Inject]
    private ShareService Shares { get; set; } = default!;

    [Inject]
    private ShareCaptions Captions { get; set; } = default!;

    [Inject]
    private ShareAddresses Addresses { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    private string Paper => Sizes.Contains(Size) ? Size! : Sizes[0];

    /// <summary>Null where nobody could open it.</summary>
    private string? Address => _card is { Path: not null, Share.RevokedAt: null } card && !card.Share.IsExpired(Clock.GetUtcNow().UtcDateTime)
        ? Addresses.AddressOf(card, Navigation.BaseUri)
        : null;

    protected override LibraryTopics Topics => LibraryTopics.Content | LibraryTopics.Links;

    protected override Task OnParametersSetAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync()
    {
        _card = await Shares.FindAsync(Id, Disconnected);
        _caption = _card is null ? "" : await Captions.ForGuestsAsync(_card.Share, Disconnected);
        _isRead = true;
    }

    private async Task PrintAsync()
    {
        await using var script = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Sharing/LinkDialog.razor.js"]);
        await script.InvokeVoidAsync("print");
    }
}
