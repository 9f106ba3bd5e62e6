using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Data;

namespace FaceGallery.Web.Settings;

/// <summary>Where the value of a setting comes from; a later one wins.</summary>
public enum SettingSource
{
    /// <summary>What the program brings.</summary>
    Default,

    /// <summary><c>appsettings.json</c> beside the program.</summary>
    File,

    /// <summary>What the owner set on the page, in <c>settings.json</c> in the data folder.</summary>
    Stored,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>An option of the command.</summary>
    CommandLine,
}

/// <summary>
/// All settings, merged from their sources. A list replaces the one of an earlier source; configuration on its own would mix the two, place by place.
/// </summary>
public sealed class LayeredSettings : ConfigurationProvider, IConfigurationSource, IDisposable
{
    /// <summary>What the owner set, in the data folder.</summary>
    public const string StoredFile = DataFolder.SettingsFile;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string ProgramPath = Path.Combine(AppContext.BaseDirectory, "appsettings.json");

    private readonly SortedDictionary<SettingSource, IReadOnlyDictionary<string, string?>> _layers = [];

    private readonly SemaphoreSlim _storing = new(1);

    /// <param name="fromOptions">What the command was given.</param>
    /// <exception cref="InvalidDataException">A file of settings is not JSON.</exception>
    public LayeredSettings(IDictionary<string, string?> fromOptions)
    {
        _layers[SettingSource.File] = Read(ProgramPath);
        _layers[SettingSource.Environment] = ToLayer(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        _layers[SettingSource.CommandLine] = new Dictionary<string, string?>(fromOptions, StringComparer.OrdinalIgnoreCase);
        Merge();
        StoredPath = Path.Combine(DataFolder.PathOf(Data.TryGetValue(DataFolder.Setting, out var folder) ? folder : null), StoredFile);
        Reload();
    }

    /// <summary>Of <see cref="StoredFile"/>; it need not exist.</summary>
    public string StoredPath { get; }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Reads what the owner set once more, and tells whoever uses settings.</summary>
    /// <exception cref="InvalidDataException">The file is not JSON.</exception>
    public void Reload()
    {
        _layers[SettingSource.Stored] = Read(StoredPath);
        Merge();
        OnReload();
    }

    /// <summary>Changes what the owner set, all at once, and tells whoever uses settings. One change at a time: each keeps what the others set.</summary>
    /// <param name="change">From all that is set to what shall be; null changes nothing.</param>
    /// <exception cref="IOException">The file cannot be written; what was set before stays.</exception>
    public async Task StoreAsync(Func<IReadOnlyDictionary<string, string?>, IReadOnlyDictionary<string, string?>?> change, CancellationToken cancellationToken)
    {
        await _storing.WaitAsync(cancellationToken);
        try
        {
            if (change(_layers[SettingSource.Stored]) is { } stored)
            {
                await WriteAsync(stored, cancellationToken);
                Reload();
            }
        }
        finally
        {
            _storing.Release();
        }
    }

    public void Dispose() => _storing.Dispose();

    private async Task WriteAsync(IReadOnlyDictionary<string, string?> stored, CancellationToken cancellationToken)
    {
        var root = new JsonObject();
        foreach (var (key, value) in stored.Where(pair => pair.Value is not null).OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase))
        {
            Put(root, key.Split(':'), value!);
        }

        var written = StoredPath + ".new";
        await using (var file = new StreamWriter(written))
        {
            await file.WriteAsync(root.ToJsonString(Indented).AsMemory(), cancellationToken);
            await file.FlushAsync(cancellationToken);

            // Else a power cut might leave an empty file, and the next start would begin without settings.
            ((FileStream)file.BaseStream).Flush(flushToDisk: true);
        }

        File.Move(written, StoredPath, overwrite: true);
    }

    /// <param name="key">Of a value, or of a list.</param>
    public SettingSource SourceOf(string key) => _layers.LastOrDefault(layer => Has(layer.Value, key)).Key;

    /// <summary>The same settings, had the owner set these.</summary>
    /// <param name="stored">All that the owner set.</param>
    public IConfiguration With(IReadOnlyDictionary<string, string?> stored)
    {
        var layers = new SortedDictionary<SettingSource, IReadOnlyDictionary<string, string?>>(_layers) { [SettingSource.Stored] = stored };
        return new ConfigurationBuilder().AddInMemoryCollection(Merge(layers.Values)).Build();
    }

    /// <summary>Names in the files and the environment that are no setting, each with the nearest that is one.</summary>
    public IReadOnlyList<Message> Unknown() =>
    [
        .. _layers.Where(layer => layer.Key is SettingSource.File or SettingSource.Stored or SettingSource.Environment)
            .SelectMany(layer => SettingsCatalogue.Unknown(layer.Value.Keys, isEnvironment: layer.Key == SettingSource.Environment)
                .Select(unknown => layer.Key == SettingSource.Environment
                    ? new Message("Settings.UnknownVariable", Variable(unknown.Name), Variable(unknown.Nearest))
                    : new Message("Settings.UnknownInFile", unknown.Name, PlaceOf(layer.Key), unknown.Nearest))),
    ];

    private static bool Has(IReadOnlyDictionary<string, string?> layer, string key) =>
        (layer.TryGetValue(key, out var value) && value is not null) || layer.Keys.Any(other => IsItem(other, key));

    private static bool IsItem(string key, string list) =>
        key.Length > list.Length + 1 && key[list.Length] == ':' && key.StartsWith(list, StringComparison.OrdinalIgnoreCase) && key.AsSpan(list.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The environment variable of a setting: "Indexing__Workers".</summary>
    internal static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    private string PlaceOf(SettingSource source) => source == SettingSource.Stored ? StoredPath : ProgramPath;

    private static void Put(JsonObject root, ReadOnlySpan<string> names, string value)
    {
        var place = root;
        foreach (var name in names[..^1])
        {
            place = place[name] as JsonObject ?? (JsonObject)(place[name] = new JsonObject())!;
        }

        place[names[^1]] = value;
    }

    private static Dictionary<string, string?> Read(string path)
    {
        if (!File.Exists(path))
        {
            return ToLayer(new ConfigurationBuilder().Build());
        }

        using var file = File.OpenRead(path);
        try
        {
            return ToLayer(new ConfigurationBuilder().AddJsonStream(file).Build());
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or JsonException)
        {
            throw new InvalidDataException($"{path} cannot be read as settings: {exception.GetBaseException().Message.TrimEnd('.')}. Repair it, or move it away to start with the defaults.", exception);
        }
    }

    private static Dictionary<string, string?> ToLayer(IConfiguration settings) => new(settings.AsEnumerable(), StringComparer.OrdinalIgnoreCase);

    private void Merge() => Data = Merge(_layers.Values);

    private static Dictionary<string, string?> Merge(IEnumerable<IReadOnlyDictionary<string, string?>> layers)
    {
        var merged = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var layer in layers)
        {
            foreach (var (key, value) in layer)
            {
                if (key.EndsWith(":0", StringComparison.Ordinal))
                {
                    RemoveItems(merged, key[..^2]);
                }
                else if (value is "")
                {
                    RemoveItems(merged, key);
                }
            }

            foreach (var (key, value) in layer)
            {
                merged[key] = value;
            }
        }

        return merged;
    }

    private static void RemoveItems(Dictionary<string, string?> merged, string list)
    {
        foreach (var item in merged.Keys.Where(key => IsItem(key, list)).ToList())
        {
            merged.Remove(item);
        }
    }
}
