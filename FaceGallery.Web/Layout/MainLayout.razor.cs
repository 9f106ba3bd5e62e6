using FaceGallery.Web.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MudBlazor;

namespace FaceGallery.Web.Layout;

/// <summary>The frame of every page: navigation, progress of indexing, light or dark.</summary>
public partial class MainLayout
{
    private const string DarkKey = "facegallery.dark";

    private static readonly Place[] Places =
    [
        new("./", "Nav.People", Icons.Material.Outlined.People, NavLinkMatch.All) { Tab = "groups" },
        new("timeline", "Nav.Photos", Icons.Material.Outlined.PhotoLibrary, NavLinkMatch.Prefix),
        new("events", "Nav.Events", Icons.Material.Outlined.Celebration, NavLinkMatch.Prefix) { Tab = "albums" },
        new("albums", "Albums.Title", Icons.Material.Outlined.PhotoAlbum, NavLinkMatch.Prefix) { IsOnPhone = false },
        new("groups", "Nav.Groups", Icons.Material.Outlined.Groups, NavLinkMatch.Prefix) { IsOnPhone = false },
        new("unknown", "Nav.Unknown", Icons.Material.Outlined.HelpOutline, NavLinkMatch.Prefix) { IsForAll = false },
        new("review", "Nav.Review", Icons.Material.Outlined.FactCheck, NavLinkMatch.Prefix) { IsReview = true, IsForAll = false },
    ];

    private MudThemeProvider _theme = default!;
    private bool _isDark;

    /// <summary>It is known whether the reader wants dark: before, whoever does would see a flash of light.</summary>
    private bool _isThemed;

    /// <summary>The page answers to what is pressed.</summary>
    private bool _isAlive;
    private bool _chosen;
    private bool _isOwner;

    /// <summary>What the first answer was made for: the page that comes to life over it is to look the same. Null where the browser has not told yet.</summary>
    [PersistentState]
    public bool? WasDark { get; set; }

    /// <summary>Of the first answer only.</summary>
    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private Viewer Viewer { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string SkipTarget => new UriBuilder(Navigation.Uri) { Fragment = "content" }.Uri.PathAndQuery + "#content";

    protected override async Task OnInitializedAsync()
    {
        WasDark ??= bool.TryParse(Http?.Request.Cookies[DarkKey], out var told) ? told : null;
        (_isDark, _isThemed) = (WasDark ?? false, WasDark is not null);
        _isOwner = await Viewer.IsOwnerAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        var chosen = await Script.InvokeAsync<string?>("localStorage.getItem", DarkKey);
        _chosen = chosen is not null;
        _isDark = _chosen ? chosen == "true" : await _theme.GetSystemDarkModeAsync();
        (_isThemed, _isAlive) = (true, true);
        StateHasChanged();
        await _theme.WatchSystemDarkModeAsync(FollowSystemAsync);
    }

    /// <summary>The page is a tab of this place on phones.</summary>
    private bool IsBelow(Place place) => place.Tab is { } tab && Navigation.ToBaseRelativePath(Navigation.Uri).StartsWith(tab, StringComparison.Ordinal);

    private Task FollowSystemAsync(bool isDark)
    {
        _isDark = _chosen ? _isDark : isDark;
        return InvokeAsync(StateHasChanged);
    }

    private async Task ToggleDarkAsync()
    {
        (_isDark, _chosen) = (!_isDark, true);
        await Script.InvokeVoidAsync("localStorage.setItem", DarkKey, _isDark ? "true" : "false");
    }

    private sealed record Place(string Href, string Key, string Icon, NavLinkMatch Match)
    {
        /// <summary>The page that is a tab of it where it has no place of its own.</summary>
        public string? Tab { get; init; }

        /// <summary>It has a place in the bar at the bottom of phones, where only a few do.</summary>
        public bool IsOnPhone { get; init; } = true;

        /// <summary>Not only the owner goes there.</summary>
        public bool IsForAll { get; init; } = true;

        /// <summary>It tells how many questions wait.</summary>
        public bool IsReview { get; init; }
    }
}
