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
        services.AddOptions<BackupOptions>().Validate<IOptionsMonitor<LibraryOptions>>(
            (backup, library) => string.IsNullOrWhiteSpace(backup.Folder) || !LibraryFolder.Holds(library.CurrentValue, backup.Folder),
            "Backup:Folder lies in a folder of the library, where nothing is ever written. Give another place.");
        services.AddHostedService<RenditionUpkeep>().AddSingleton<LibraryRestore>();
        return services.AddSingleton<DatabaseUpkeep>().AddHostedService(provider => provider.GetRequiredService<DatabaseUpkeep>());
    }
}
