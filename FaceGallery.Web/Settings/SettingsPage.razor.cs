using FaceGallery.Domain.Messages;
using FaceGallery.Web.Data;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace FaceGallery.Web.Settings;

/// <summary>All that can be set, with what it does; and the way to the pages that do the rest.</summary>
public partial class SettingsPage
{
    private static readonly (string Href, string Icon, string Name, string How)[] Pages =
    [
        ("shares", Icons.Material.Outlined.Link, "Sharing.Links", "Sharing.LinksHow"),
        ("upload", Icons.Material.Outlined.CloudUpload, "Upload.Title", "Settings.Upload"),
        ("status", Icons.Material.Outlined.MonitorHeart, "Status.Title", "Status.How"),
        ("backups", Icons.Material.Outlined.Save, "Backups.Title", "Settings.Backups"),
        ("transfer", Icons.Material.Outlined.ImportExport, "Transfer.Title", "Transfer.How"),
        ("hidden", Icons.Material.Outlined.VisibilityOff, "Hidden.Title", "Hidden.Explain"),
        ("history", Icons.Material.Outlined.History, "History.Title", "Settings.History"),
        ("account", Icons.Material.Outlined.AccountCircle, "Account.Title", "Settings.Account"),
        ("settings/security", Icons.Material.Outlined.Shield, "Security.Title", "Settings.Security"),
        ("welcome", Icons.Material.Outlined.Explore, "Welcome.Again", "Welcome.AgainHow"),
    ];

    private IReadOnlyList<Message> _unknown = [];

    [Inject]
    private LayeredSettings Layers { get; set; } = default!;

    [Inject]
    private DataFolder Folder { get; set; } = default!;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _unknown = Layers.Unknown();
    }
}
