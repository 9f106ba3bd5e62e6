using FaceGallery.Domain.Messages;
using FaceGallery.Web.History;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.Transfers;

/// <summary>Takes over what other programs say of the photos, once the owner has seen what that is, and writes what is said here for other programs.</summary>
public sealed partial class TransferPage : IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private bool _isTakeout;
    private string? _folder;
    private Message? _refused;
    private Message? _notExported;

    [Inject]
    private ImportJobs Imports { get; set; } = default!;

    [Inject]
    private DataExports Exports { get; set; } = default!;

    [Inject]
    private OwnersTransfers Transfers { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    private ImportState? State => Imports.Current;

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    protected override void OnInitialized()
    {
        void Refresh() => _ = InvokeAsync(StateHasChanged);
        _subscriptions.AddRange([Imports.Subscribe(Refresh), Exports.Subscribe(Refresh)]);
    }

    private async Task LookAsync() => _refused = await Transfers.LookAsync(_isTakeout ? _folder : null, CancellationToken.None);

    private async Task TakeAsync() => await Notices.MakeAsync(_ => Transfers.TakeAsync(State?.Folder is null ? Text["Transfer.SourceLibrary"] : Text["Transfer.SourceTakeout"]), Text["Transfer.Was"]);

    private async Task ExportAsync(DataExport what) => _notExported = await Transfers.ExportAsync(what, CancellationToken.None);
}
