using FaceGallery.Domain.Matching;
using FaceGallery.Web.Data;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Export;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Library;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Sharing;
using MudBlazor;

namespace FaceGallery.Web.Settings;

/// <summary>Settings that stand together on the page.</summary>
/// <param name="Name">Their title is the text "Settings.Group.NAME".</param>
public sealed record SettingGroup(string Name, string Icon, IReadOnlyList<Setting> Settings);

/// <summary>Every setting that the page shows, and the names of those that there are besides.</summary>
public static class SettingsCatalogue
{
    /// <summary>Names that differ by so many letters at most are taken for a slip.</summary>
    private const int Slip = 2;

    public static IReadOnlyList<SettingGroup> Groups { get; } =
    [
        new("Library", Icons.Material.Outlined.PhotoLibrary,
        [
            Setting.Of<LibraryOptions>(nameof(LibraryOptions.Photos)) with { Form = SettingForm.Folder },
            Setting.Of<LibraryOptions>(nameof(LibraryOptions.Names)),
            Setting.Of<LibraryOptions>(nameof(LibraryOptions.People)) with { Form = SettingForm.Folder },
            Setting.Of<LibraryOptions>(nameof(LibraryOptions.Uploads)) with { Form = SettingForm.Folder },
            Setting.Of<LibraryOptions>(nameof(LibraryOptions.Places)) with { Form = SettingForm.Folder },
            Setting.Of<LibraryOptions>(nameof(LibraryOptions.FollowOutsideLinks)),
            Setting.Of<LibraryOptions>(nameof(LibraryOptions.Watch)),
            Setting.Of<LibraryOptions>(nameof(LibraryOptions.StacksPhotos)),
            Setting.Of<IndexingOptions>(nameof(IndexingOptions.RescanMinutes)),
            Setting.Of<IndexingOptions>(nameof(IndexingOptions.AsksAboutLosses)),
        ]),
        new("Sharing", Icons.Material.Outlined.Share,
        [
            Setting.Of<SharingOptions>(nameof(SharingOptions.PublicAddress)),
            Setting.Of<SharingOptions>(nameof(SharingOptions.OwnerName)),
            Setting.Of<SharingOptions>(nameof(SharingOptions.HiddenAtOncePerDay)),
        ]),
        new("Access", Icons.Material.Outlined.Lock,
        [
            Setting.Of<AccessOptions>(nameof(AccessOptions.AllowedHosts)),
            Setting.Of<AccessOptions>(nameof(AccessOptions.FriendsReport)),
            Setting.Of<AccessOptions>(nameof(AccessOptions.FriendsSend)),
            Setting.Of<AccessOptions>(nameof(AccessOptions.SessionDays)) with { NeedsRestart = true },
            Setting.Of<AccessOptions>(nameof(AccessOptions.IdleDays)),
            Setting.Of<AccessOptions>(nameof(AccessOptions.PagesPerAccount)),
            Setting.Of<AccessOptions>(nameof(AccessOptions.PagesPerAddress)),
            Setting.Of<AccessOptions>(nameof(AccessOptions.MetricsFrom)),
        ]),
        new("Server", Icons.Material.Outlined.Dns,
        [
            Setting.Of<ServerOptions>(nameof(ServerOptions.Urls)) with { Key = "urls", NeedsRestart = true },
            Setting.Of<IndexingOptions>(nameof(IndexingOptions.Workers)),
            Setting.Of<ImagingOptions>(nameof(ImagingOptions.MemoryMiB)) with { NeedsRestart = true },
            Setting.Of<ImagingOptions>(nameof(ImagingOptions.MaxStreamedMegapixels)) with { NeedsRestart = true },
            Setting.Of<ImagingOptions>(nameof(ImagingOptions.MaxHeldMegapixels)) with { NeedsRestart = true },
            Setting.Of<DownloadOptions>(nameof(DownloadOptions.CacheBytes)),
            Setting.Of<ModelOptions>(nameof(ModelOptions.Mirrors)),
            Setting.Of<LogOptions>(nameof(LogOptions.Format)) with { NeedsRestart = true },
            Setting.Of<ModelOptions>(nameof(ModelOptions.FetchAtStart)) with { NeedsRestart = true },
        ]),
        new("Storage", Icons.Material.Outlined.Save,
        [
            Setting.Of<StorageOptions>(nameof(StorageOptions.LeastFreeMegabytes)),
            Setting.Of<ImagingOptions>(nameof(ImagingOptions.PreviewMegabytes)),
            Setting.Of<ExportOptions>(nameof(ExportOptions.Folder)),
            Setting.Of<BackupOptions>(nameof(BackupOptions.Folder)),
            Setting.Of<BackupOptions>(nameof(BackupOptions.Daily)),
            Setting.Of<BackupOptions>(nameof(BackupOptions.Weekly)),
        ]),
        new("Proxy", Icons.Material.Outlined.Router,
        [
            Setting.Of<ProxyOptions>(nameof(ProxyOptions.Trusted)) with { NeedsRestart = true },
            Setting.Of<ProxyOptions>(nameof(ProxyOptions.BasePath)) with { NeedsRestart = true },
            Setting.Of<ProxyOptions>(nameof(ProxyOptions.RedirectToHttps)) with { NeedsRestart = true },
            Setting.Of<ProxyOptions>(nameof(ProxyOptions.HttpsPort)) with { NeedsRestart = true },
            Setting.Of<ProxyOptions>(nameof(ProxyOptions.HstsDays)) with { NeedsRestart = true },
        ]),
    ];

    public static IEnumerable<Setting> All => Groups.SelectMany(group => group.Settings);

    /// <summary>Whole sections that are not ours: the log's, and what ASP.NET Core reads.</summary>
    private static readonly string[] ForeignSections = ["Serilog", "Logging", "Kestrel", "AllowedHosts", "urls", "http_ports", "https_ports"];

    /// <summary>Names of all settings, those included that are not on the page.</summary>
    private static readonly string[] Names =
    [
        DataFolder.Setting, "Access:OwnerPassword",
        .. Of<BackupOptions>(BackupOptions.Section), .. Of<ExportOptions>(ExportOptions.Section), .. Of<StorageOptions>(StorageOptions.Section), .. Of<LibraryOptions>(LibraryOptions.Section), .. Of<IndexingOptions>(IndexingOptions.Section), .. Of<ImagingOptions>(ImagingOptions.Section), .. Of<DownloadOptions>(DownloadOptions.Section),
        .. Of<ModelOptions>(ModelOptions.Section), .. Of<AccessOptions>(AccessOptions.Section), .. Of<SharingOptions>(SharingOptions.Section), .. Of<ProxyOptions>(ProxyOptions.Section),
        .. Of<RecognitionThresholds>("Recognition"), .. Of<ProviderOptions>(ProviderOptions.Section),
    ];

    private static readonly string[] Sections = [.. Names.Select(name => name.Split(':')[0]).Distinct()];

    /// <summary>Names that are no setting, with the nearest that is one.</summary>
    /// <param name="isEnvironment">There only what looks like ours is looked at: the variables of other programs are none of our business.</param>
    public static IEnumerable<(string Name, string Nearest)> Unknown(IEnumerable<string> keys, bool isEnvironment)
    {
        var names = keys.Select(key => string.Join(':', key.Split(':').TakeWhile(part => !part.All(char.IsAsciiDigit)))).Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names.Where(name => name.Contains(':', StringComparison.Ordinal)))
        {
            var parts = name.Split(':');
            var isForeign = ForeignSections.Contains(parts[0], StringComparer.OrdinalIgnoreCase);
            var isNear = Sections.Any(section => Distance(section, parts[0]) <= (isEnvironment ? Slip : int.MaxValue));
            if (!isForeign && isNear && !Names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                yield return (name, Names.MinBy(known => Distance(known, name))!);
            }
        }
    }

    private static IEnumerable<string> Of<T>(string section) => typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => $"{section}:{property.Name}");

    /// <summary>Least number of letters to insert, remove or replace, without regard to case (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var (a, b) = (one.ToUpperInvariant(), other.ToUpperInvariant());
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
