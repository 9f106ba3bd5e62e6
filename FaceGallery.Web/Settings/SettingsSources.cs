using System.Reflection;

namespace FaceGallery.Web.Settings;

/// <summary>Where every setting comes from: appsettings.json beside the program, what the owner set, the environment, the command's options; the later one wins.</summary>
public static class SettingsSources
{
    /// <exception cref="InvalidDataException">A file of settings is not JSON.</exception>
    public static IConfiguration Load(IDictionary<string, string?> fromOptions) => new ConfigurationBuilder().Add(new LayeredSettings(fromOptions)).Build();

    /// <summary>
    /// Of the program alone, without what belongs to a server (its photos, portraits, data and backups, and what its owner set): for commands that work on a library of
    /// their own.
    /// </summary>
    public static IConfiguration LoadWithoutLibrary(IDictionary<string, string?> fromOptions)
    {
        var settings = new LayeredSettings(new Dictionary<string, string?>());
        return new ConfigurationBuilder()
            .AddInMemoryCollection(settings.With(new Dictionary<string, string?>()).AsEnumerable().Where(setting => setting.Key.Split(':')[0].ToUpperInvariant() is not ("LIBRARY" or "DATA" or "BACKUP")))
            .AddInMemoryCollection(fromOptions)
            .Build();
    }

    /// <summary>The version that the pages and the report name.</summary>
    public static string Version =>
        typeof(SettingsSources).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
