using FaceGallery.Web.Data;
using FaceGallery.Web.Files;
using FaceGallery.Web.Library;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Maintenance;

public static class MaintenanceServices
{
    /// <summary>Before all that writes: services stop in reverse, and this one has the last word.</summary>
    public static IServiceCollection AddMaintenance(this IServiceCollection services)
    {
        services.AddOptions<BackupOptions>().Validate<IOptionsMonitor<LibraryOptions>>(IsOutside, "Backup:Folder lies in a folder of the library, where nothing is ever written. Give another place.");
        services.AddHostedService<RenditionUpkeep>();
        return services.AddSingleton<DatabaseUpkeep>().AddHostedService(provider => provider.GetRequiredService<DatabaseUpkeep>());
    }

    private static bool IsOutside(BackupOptions backup, IOptionsMonitor<LibraryOptions> library) =>
        string.IsNullOrWhiteSpace(backup.Folder) || !library.CurrentValue.AllRoots().Any(root => RealPath.IsWithin(RealPath.Of(Path.GetFullPath(backup.Folder)), RealPath.Of(root.Path)));
}
