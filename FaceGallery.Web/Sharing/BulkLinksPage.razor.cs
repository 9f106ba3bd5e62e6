using FaceGallery.Web.Library;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FaceGallery.Web.Sharing;

/// <summary>The evening after: a link for everybody in an album, in one press, ready to be sent or printed.</summary>
public partial class BulkLinksPage
{
    private readonly HashSet<int> _private = [];
    private IReadOnlyList<BulkLinksRow> _rows = [];
    private IJSObjectReference? _script;
    private string? _caption;
    private bool _isRead;
    private bool _isBusy;
    private int? _copied;

    /// <summary>As <see cref="AlbumKey"/> writes it.</summary>
    [SupplyParameterFromQuery]
    public string? Album { get; set; }

    [Inject]
    private BulkLinks Links { get; set; } = default!;

    [Inject]
    private ShareCaptions Captions { get; set; } = default!;

    [Inject]
    private ShareAddresses Addresses { get; set; } = default!;

    [Inject]
    private LinkDialogs Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    private AlbumKey? Key => AlbumKey.Parse(Album) is { Search.IsHidden: false } album ? album : null;

    private int Missing => _rows.Count(row => row.Link is null && (!row.Person.IsPrivate || _private.Contains(row.Person.Id)));

    private string CsvHref => $"shares/everybody.csv?album={Uri.EscapeDataString(Album ?? "")}";

    private string Address => _rows.Select(row => row.Link).FirstOrDefault(link => link is not null) is { } link
        ? Addresses.AddressOf(link, Navigation.BaseUri)
        : Navigation.BaseUri;

    /// <summary>The page of an album.</summary>
    public static string HrefOf(AlbumKey album) => $"shares/everybody?album={Uri.EscapeDataString(album.ToString())}";

    protected override LibraryTopics Topics => LibraryTopics.Content | LibraryTopics.Links;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync()
    {
        if (Key is { } album)
        {
            _rows = await Links.ListAsync(album, Disconnected);
            _caption = await Captions.OfAsync(album.Search, Disconnected);
            _isRead = true;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
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

    private void Choose(int personId)
    {
        if (!_private.Remove(personId))
        {
            _private.Add(personId);
        }
    }

    private async Task MakeAsync()
    {
        _isBusy = true;
        await Links.MakeAsync(Key!, _private, CancellationToken.None);
        await OnLibraryChangedAsync();
        _isBusy = false;
    }

    private async Task CopyAsync(BulkLinksRow row)
    {
        var script = await ScriptAsync();
        _copied = await script.InvokeAsync<bool>("copy", Addresses.MessageOf(row.Link!, row.Person.Name, Navigation.BaseUri)) ? row.Person.Id : null;
    }

    private async Task PrintAsync() => await (await ScriptAsync()).InvokeVoidAsync("print");

    private async Task<IJSObjectReference> ScriptAsync() =>
        _script ??= await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Sharing/LinkDialog.razor.js"]);
}
