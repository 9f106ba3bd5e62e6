using System.Reflection;

namespace FaceGallery.Web.Settings;

/// <summary>Where every setting comes from: appsettings.json beside the program, the environment, the command's options; the later one wins.</summary>
public static class SettingsSources
{
    public static IConfiguration Load(IDictionary<string, string?> fromOptions) =>
        new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .AddOptions(fromOptions)
            .Build();

    /// <summary>
    /// Adds the command's options, which win. A list that is given replaces the one in the file or the environment; configuration on its
    /// own would mix the two, place by place.
    /// </summary>
    public static IConfigurationBuilder AddOptions(this IConfigurationBuilder builder, IDictionary<string, string?> fromOptions)
    {
        var earlier = builder.Build();
        var replaced = fromOptions.Keys
            .Where(key => key.EndsWith(":0", StringComparison.Ordinal))
            .SelectMany(key => earlier.GetSection(key[..^2]).GetChildren())
            .Select(item => KeyValuePair.Create(item.Path, (string?)""));
        return builder.AddInMemoryCollection(replaced).AddInMemoryCollection(fromOptions);
    }

    /// <summary>The same, save for where the server's photos, portraits and data are: for commands that work on a library of their own.</summary>
    public static IConfiguration LoadWithoutLibrary(IDictionary<string, string?> fromOptions)
    {
        var server = Load(new Dictionary<string, string?>()).AsEnumerable();
        return new ConfigurationBuilder()
            .AddInMemoryCollection(server.Where(setting => setting.Key.Split(':')[0].ToUpperInvariant() is not ("LIBRARY" or "DATA")))
            .AddInMemoryCollection(fromOptions)
            .Build();
    }

    /// <summary>The version that the pages and the report name.</summary>
    public static string Version =>
        typeof(SettingsSources).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
