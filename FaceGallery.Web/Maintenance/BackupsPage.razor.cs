using System.Globalization;
using FaceGallery.Web.Components;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Maintenance;

/// <summary>The backups that there are, one more at once, whether the database is whole, and the way back.</summary>
public partial class BackupsPage
{
    private IReadOnlyList<Backup> _backups = [];
    private bool _isBusy;

    [Inject]
    private Backups Backups { get; set; } = default!;

    [Inject]
    private DatabaseUpkeep Upkeep { get; set; } = default!;

    [Inject]
    private DataFolder Folder { get; set; } = default!;

    [Inject]
    private IOptionsMonitor<BackupOptions> Options { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    protected override LibraryTopics Topics => LibraryTopics.Problems;

    private string CheckText => Upkeep.LastCheck switch
    {
        null => Text["Backups.NotChecked"],
        { Flaw: null } check => Text["Backups.Whole", TimeOf(check.At)],
        { Flaw: var flaw } check => Text["Backups.Damaged", TimeOf(check.At), flaw],
    };

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _backups = Backups.List();
    }

    protected override Task OnLibraryChangedAsync()
    {
        _backups = Backups.List();
        return Task.CompletedTask;
    }

    private Task BackUpAsync() => WorkAsync(() => Upkeep.BackUpAsync(BackupReason.Asked, Disconnected));

    private Task CheckAsync() => WorkAsync(() => Upkeep.CheckAsync(Disconnected));

    private async Task WorkAsync(Func<Task> work)
    {
        _isBusy = true;
        try
        {
            await work();
            _backups = Backups.List();
        }
        catch (OperationCanceledException)
        {
            // The reader left.
        }
        finally
        {
            _isBusy = false;
        }
    }

    private string TimeOf(DateTime time) => time.AtHome(Clock).ToString("g", CultureInfo.CurrentCulture);
}
