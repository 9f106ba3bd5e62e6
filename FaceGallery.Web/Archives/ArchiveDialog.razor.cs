using FaceGallery.Web.Components;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.History;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Sharing;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Archives;

/// <summary>
/// Asks in which size photos are to be downloaded, and shows how far that is prepared; the rest is the browser's own download. Who closes it gets no file, and what was prepared is there sooner the
/// next time.
/// </summary>
public partial class ArchiveDialog
{
    /// <summary>A plan tells nobody how far it is: it is looked at as often as a reader sees a difference.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _closed = new();
    private DownloadVariant _form = DownloadVariant.Original;
    private ArchivePlan? _plan;
    private string? _problem;
    private int _photos;
    private long _bytes;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public ShareScope Scope { get; set; } = default!;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private OwnArchives Archives { get; set; } = default!;

    [Inject]
    private WantedArchives Wanted { get; set; } = default!;

    [Inject]
    private ChangeRunner Notices { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    public static Task OpenAsync(IDialogService dialogs, Text text, ShareScope scope) => dialogs.ShowAsync<ArchiveDialog>(
        text["Archive.Title"], new DialogParameters<ArchiveDialog> { { dialog => dialog.Scope, scope } }, new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true });

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task OnInitializedAsync() => (_photos, _bytes) = await Archives.MeasureAsync(Scope, _closed.Token);

    private async Task DownloadAsync()
    {
        (_isBusy, _problem) = (true, null);
        try
        {
            _problem = await StartAsync(_closed.Token);
        }
        catch (OperationCanceledException)
        {
            // It was closed.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _problem = "Archive.Impossible";
        }

        (_isBusy, _plan) = (false, null);
    }

    /// <returns>What hinders it; null where the browser has it.</returns>
    private async Task<string?> StartAsync(CancellationToken closed)
    {
        var wish = await Archives.WantAsync(Scope, _form, closed);
        if (await Archives.PlanAsync(wish, closed) is not { } plan)
        {
            return "Archive.Busy";
        }

        _plan = plan;
        while (!plan.Archive.IsCompleted)
        {
            await Task.WhenAny(plan.Archive, Task.Delay(Beat, Clock, closed));
            closed.ThrowIfCancellationRequested();
            StateHasChanged();
        }

        var archive = await plan.Archive;
        if (archive.Layout.Entries.Count == 0)
        {
            return "Archive.Impossible";
        }

        Navigation.NavigateTo($"{ArchiveEndpoints.ForViewers}/{await Wanted.AddAsync(wish, closed)}", forceLoad: true);
        Notices.Say(Text["Archive.Started", ByteCount.Of(archive.Layout.Length)]);
        Dialog.Close();
        return null;
    }
}
