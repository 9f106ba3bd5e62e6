using System.Globalization;
using FaceGallery.Domain.History;
using FaceGallery.Web.Components;
using Microsoft.AspNetCore.Components;

namespace FaceGallery.Web.History;

/// <summary>Every change, the newest first, day by day, each with the way back.</summary>
public partial class HistoryPage
{
    private const int PageSize = 50;

    private IReadOnlyList<HistoryEntry> _entries = [];
    private HashSet<int> _forgotten = [];
    private int _shown = PageSize;
    private int _total;

    [Inject]
    private ChangeHistory History { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    protected override Task OnInitializedAsync() => OnLibraryChangedAsync();

    protected override async Task OnLibraryChangedAsync()
    {
        _total = await History.CountAsync(Disconnected);
        _entries = await History.PageAsync(0, _shown, Disconnected);

        // Forgetting a person is the latest entry about them, so it is among the entries read.
        _forgotten = [.. _entries.Where(entry => entry is { Kind: ChangeKind.Forgotten, UndoneAt: null }).Select(entry => entry.PersonId).OfType<int>()];
    }

    private Task ShowMoreAsync()
    {
        _shown += PageSize;
        return OnLibraryChangedAsync();
    }

    private bool IsForgotten(HistoryEntry entry) => entry.PersonId is { } person && _forgotten.Contains(person);

    private DateOnly DayOf(HistoryEntry entry) => DateOnly.FromDateTime(entry.MadeAt.AtHome(Clock));

    private string HeadingOf(DateOnly day) => (DateOnly.FromDateTime(Clock.GetLocalNow().DateTime).DayNumber - day.DayNumber) switch
    {
        0 => Text["History.Today"],
        1 => Text["History.Yesterday"],
        _ => day.ToString("D", CultureInfo.CurrentCulture),
    };
}
