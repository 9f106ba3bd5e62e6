using System.Globalization;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Localisation;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Diagnostics;

/// <summary>How the app stands, and what the doctor finds.</summary>
public partial class StatusPage
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private AppStatus? _status;
    private List<Finding> _findings = [];
    private bool _isExamining;

    [Inject]
    private StatusReport Report { get; set; } = default!;

    [Inject]
    private Doctor Doctor { get; set; } = default!;

    [Inject]
    private FailedPhotosService Failed { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync() => _status = await Report.ReadAsync(Disconnected);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Task.WhenAll(ExamineAsync(), FollowAsync());
        }
    }

    /// <summary>How far the change to another model is, changes nothing that pages hear of: it is asked for.</summary>
    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(Interval, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(Disconnected))
            {
                // On a slow machine it may still be on its way.
                if (_status is { } shown && !Report.Notes.Select(note => note.ToString()).SequenceEqual(shown.Recognition.Notes.Select(note => note.ToString())))
                {
                    await OnLibraryChangedAsync();
                    StateHasChanged();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The reader left.
        }
    }

    private async Task ExamineAsync()
    {
        (_isExamining, _findings) = (true, []);
        StateHasChanged();
        try
        {
            // Away from the page's own thread: pictures are decoded meanwhile.
            _findings = await Task.Run(async () => await Doctor.ExamineAsync(Disconnected).OrderByDescending(finding => finding.Kind).ToListAsync(Disconnected), Disconnected);
            _isExamining = false;
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The reader left.
        }
    }

    private async Task RetryAsync(FailureGroup group)
    {
        await Failed.RetryAsync(group.Example.Key, Disconnected);
        await OnLibraryChangedAsync();
    }

    private static string IconOf(Finding finding) => finding.Kind switch
    {
        FindingKind.Well => Icons.Material.Outlined.CheckCircle,
        FindingKind.Warning => Icons.Material.Outlined.WarningAmber,
        _ => Icons.Material.Outlined.ErrorOutline,
    };

    private string DayText(IndexedDay day) => $"{day.Day.ToString("m", CultureInfo.CurrentCulture)}: {Text.Count("Status.Day", day.Photos)}";

    private static string Short(IndexedDay day) => day.Day.ToString("m", CultureInfo.CurrentCulture);

    /// <summary>Per cent of the highest bar; what is there at all can be seen.</summary>
    private string Height(IndexedDay day) =>
        (day.Photos == 0 ? 0 : Math.Max(3, 100.0 * day.Photos / _status!.Indexing.Days.Max(other => other.Photos))).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
