using System.Globalization;
using FaceGallery.Domain.Accounts;
using FaceGallery.Web.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Settings;

/// <summary>Who got in, who did not, and what was done about who gets in: the latest first, day by day.</summary>
public partial class SecurityPage
{
    private const int PageSize = 50;

    private IReadOnlyList<SecurityEntry> _entries = [];
    private int _shown;
    private int _total;

    [Inject]
    private SecurityHistory History { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    protected override Task OnInitializedAsync() => ShowMoreAsync();

    private async Task ShowMoreAsync()
    {
        // All of it anew: what happens meanwhile moves the rest.
        _shown += PageSize;
        _entries = await History.PageAsync(0, _shown, CancellationToken.None);
        _total = await History.CountAsync(CancellationToken.None);
    }

    private static bool IsWarning(SecurityEvent entry) => entry.Kind < SecurityEventKind.ByStrangers;

    private static string IconOf(SecurityEvent entry) => entry.Kind switch
    {
        < SecurityEventKind.ByStrangers => Icons.Material.Outlined.GppMaybe,
        SecurityEventKind.SignedIn or SecurityEventKind.SignedOut or SecurityEventKind.SignedOutEverywhere => Icons.Material.Outlined.Login,
        >= SecurityEventKind.LinkMade => Icons.Material.Outlined.Link,
        SecurityEventKind.TokenMade or SecurityEventKind.TokenRevoked => Icons.Material.Outlined.Key,
        _ => Icons.Material.Outlined.ManageAccounts,
    };

    private DateOnly DayOf(SecurityEntry entry) => DateOnly.FromDateTime(entry.Event.LastAt.AtHome(Clock));

    private string TimesOf(SecurityEvent entry)
    {
        var (first, last) = (entry.FirstAt.AtHome(Clock).ToString("t", CultureInfo.CurrentCulture), entry.LastAt.AtHome(Clock).ToString("t", CultureInfo.CurrentCulture));
        return first == last ? last : $"{first}–{last}";
    }
}
