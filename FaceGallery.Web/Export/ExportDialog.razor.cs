using FaceGallery.Domain.Messages;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Search;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Export;

/// <summary>Asks how an album is to be exported, and shows how far it is. Whoever closes it does not stop it.</summary>
public sealed partial class ExportDialog : IDisposable
{
    private const int MostSentences = 10;

    private IDisposable? _subscription;
    private string _name = "";
    private ExportMode _mode;
    private Message? _refused;
    private bool _began;

    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public AlbumKey? Album { get; set; }

    /// <summary>Those that are exported; null for the album.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyCollection<int>? Photos { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private ExportJobs Jobs { get; set; } = default!;

    [Inject]
    private AlbumExports Exports { get; set; } = default!;

    public static Task OpenAsync(IDialogService dialogs, Text text, string name, AlbumKey? album, IReadOnlyCollection<int>? photos) => dialogs.ShowAsync<ExportDialog>(
        text["Export.Title"],
        new DialogParameters<ExportDialog> { { dialog => dialog.Name, name }, { dialog => dialog.Album, album }, { dialog => dialog.Photos, photos } },
        new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true });

    public void Dispose() => _subscription?.Dispose();

    protected override void OnInitialized()
    {
        (_name, _began) = (Name, Jobs.Current is { IsRunning: true });
        _subscription = Jobs.Subscribe(() => _ = InvokeAsync(StateHasChanged));
    }

    private async Task StartAsync()
    {
        if (string.IsNullOrWhiteSpace(_name))
        {
            return;
        }

        _refused = await Exports.StartAsync(new ExportRequest(_name.Trim(), Album, Photos, _mode), CancellationToken.None);
        _began |= _refused is null;
    }
}
