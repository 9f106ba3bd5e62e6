using System.Globalization;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Components;
using FaceGallery.Web.Data;
using FaceGallery.Web.Library;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace FaceGallery.Web.Maintenance;

/// <summary>The backups that there are, one more at once, whether the database is whole, and the way back.</summary>
public partial class BackupsPage
{
    private IReadOnlyList<Backup> _backups = [];
    private Confirmed? _confirmed;
    private bool _isBusy;
    private string? _problem;
    private string? _said;

    [Inject]
    private Backups Backups { get; set; } = default!;

    [Inject]
    private DatabaseUpkeep Upkeep { get; set; } = default!;

    [Inject]
    private LibraryRestore Restore { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

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

    /// <summary>Reads the backup, says what would be gone, and asks.</summary>
    private Task RestoreAsync(Backup backup) => WorkAsync(async () =>
    {
        if (_confirmed is null || !await _confirmed.IsStillAsync())
        {
            return;
        }

        _said = Text["Backups.Reading"];
        StateHasChanged();
        var (copy, contents) = await Restore.PrepareAsync(backup, Disconnected);
        _said = null;
        if (await Dialogs.ShowMessageBoxAsync(Text["Backups.RestoreTitle", TimeOf(backup.MadeAt)], Consequences(contents), yesText: Text["Backups.Restore"], cancelText: Text["Dialog.Cancel"]) == true)
        {
            await Restore.RestoreAsync(copy, CancellationToken.None);
            _said = Text["Backups.Restoring"];
        }
        else
        {
            BackupRestore.Discard(copy);
        }
    });

    private string Consequences(BackupContents contents) => string.Join(' ',
    [
        Text["Backups.Holds", Text.Count("Count.Photos", (int)contents.Photos), Text.Count("Count.People", (int)contents.People)],
        .. contents.IsAnother ? [Text["Backups.Another"]] : Array.Empty<string>(),
        .. contents.Replaces ? [Text["Backups.Lacks", Text.Count("Count.Changes", (int)contents.LaterChanges), Text.Count("Count.Links", (int)contents.LaterLinks)]] : Array.Empty<string>(),
        Text["Backups.WayBack"],
    ]);

    private Task TakeAsync(InputFileChangeEventArgs chosen) => WorkAsync(async () =>
    {
        if (_confirmed is not null && await _confirmed.IsStillAsync())
        {
            await using var content = chosen.File.OpenReadStream(long.MaxValue, Disconnected);
            _said = Text["Backups.Taken", TimeOf((await Backups.TakeAsync(content, chosen.File.Name, chosen.File.Size, Disconnected)).MadeAt)];
        }
    });

    private async Task WorkAsync(Func<Task> work)
    {
        (_isBusy, _problem, _said) = (true, null, null);
        try
        {
            await work();
            _backups = Backups.List();
        }
        catch (OperationCanceledException)
        {
            // The reader left.
        }
        catch (Exception exception) when (exception is DatabaseException or IOException or UnauthorizedAccessException)
        {
            (_said, _problem) = (null, Text["Backups.Problem", exception.Message]);
        }
        finally
        {
            _isBusy = false;
        }
    }

    private string TimeOf(DateTime time) => time.AtHome(Clock).ToString("g", CultureInfo.CurrentCulture);
}
