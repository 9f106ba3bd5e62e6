using System.Text.Json;
using FaceGallery.Domain.Photos;
using FaceGallery.Web.Data;
using FaceGallery.Web.History;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FaceGallery.Tests.Fixtures;

/// <summary>A library of real photos in a temporary folder, indexed by the real thing into a real database.</summary>
public sealed class TestLibrary : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("facegallery-").FullName;
    private readonly Dictionary<string, string?> _settings;
    private ServiceProvider? _services;
    private DataFolder? _dataFolder;

    public TestLibrary(params (string Key, string Value)[] settings)
        : this(null, settings)
    {
    }

    private TestLibrary(string? photos, (string Key, string Value)[] settings)
    {
        Photos = photos ?? Directory.CreateDirectory(Path.Combine(_root, "photos")).FullName;
        People = Directory.CreateDirectory(Path.Combine(_root, "people")).FullName;
        Data = Path.Combine(_root, "data");
        _settings = new Dictionary<string, string?>
        {
            ["Library:Photos:0"] = Photos,
            ["Library:People"] = People,
            ["Data:Folder"] = Data,
            ["Models:Mirrors:0"] = SharedFiles.Models(""),
        };
        foreach (var (key, value) in settings)
        {
            _settings[key] = value;
        }
    }

    public string Photos { get; }

    public string People { get; }

    public string Data { get; }

    /// <summary>What tells the app where everything is.</summary>
    public IReadOnlyDictionary<string, string?> Settings => _settings;

    public IServiceProvider Services => _services ?? throw new InvalidOperationException("Index or open the library first.");

    /// <summary>A library over the same photos with a copy of the data. This one must be closed.</summary>
    public TestLibrary Copy(params (string Key, string Value)[] settings)
    {
        var copy = new TestLibrary(Photos, settings);
        var renditions = Path.Combine(Data, "renditions");
        foreach (var file in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && !file.StartsWith(renditions, StringComparison.Ordinal)))
        {
            var target = Path.Combine(copy.Data, Path.GetRelativePath(Data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        // Named by content and never changed: all copies share them.
        Directory.CreateSymbolicLink(Path.Combine(copy.Data, "renditions"), renditions);
        return copy;
    }

    /// <summary>A library with a copy of the photos, the portraits and the data. This one must be closed.</summary>
    public async Task<TestLibrary> CopyWithPhotosAsync()
    {
        var copy = new TestLibrary();
        CopyFiles(Photos, copy.Photos);
        CopyFiles(People, copy.People);
        CopyDataTo(copy);
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(copy.Data, "facegallery.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE Roots SET Path = replace(Path, $from, $to)";
        command.Parameters.AddWithValue("$from", _root);
        command.Parameters.AddWithValue("$to", copy._root);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return copy;
    }

    /// <summary>Gives a library that has none yet a copy of the data. This one must be closed.</summary>
    public void CopyDataTo(TestLibrary other) => CopyFiles(Data, other.Data);

    public string AddPhoto(string sharedPhoto, string? name = null) => Copy(sharedPhoto, Photos, name);

    /// <summary>A photo that looks the same as others, but is none of their copies: its bytes are its own.</summary>
    public void AddAnother(string sharedPhoto, string name) => File.AppendAllText(AddPhoto(sharedPhoto, name), name);

    public string AddPortrait(string sharedPhoto, string? name = null) => Copy(sharedPhoto, People, name);

    /// <summary>Pictures of one height beside each other, as one photo.</summary>
    public string AddSideBySide(string name, params string[] sharedPhotos) =>
        Collage.SideBySide(Path.Combine(Photos, name), [.. sharedPhotos.Select(SharedFiles.Photos)]);

    /// <summary>What the owner set, in place of all that was set before: it holds from the next start on.</summary>
    public void Set(params IEnumerable<(string Key, string Value)> settings) =>
        File.WriteAllText(Path.Combine(Data, DataFolder.SettingsFile), JsonSerializer.Serialize(settings.ToDictionary(setting => setting.Key, setting => setting.Value)));

    /// <summary>As a start of the app does: a new process's services on the same folders.</summary>
    public async Task OpenAsync()
    {
        await CloseAsync();
        if (!Directory.Exists(Data))
        {
            await PreparedLibraries.BeginAsync(this);
        }

        var configuration = SettingsSources.Load(_settings);
        _dataFolder = DataFolder.Open(Data);
        _services = new ServiceCollection().AddLogging().AddData(_dataFolder).AddIndexingCore(configuration)
            .AddHistory().AddSingleton<IChangeAuthority, WhoeverHasTheFolder>().BuildServiceProvider();
        await _services.MigrateDatabaseAsync(TestContext.Current.CancellationToken);
        await _services.GetRequiredService<ModelChange>().ServeAsync(TestContext.Current.CancellationToken);
    }

    public async Task<IndexingSummary> IndexAsync()
    {
        if (_services is null)
        {
            await OpenAsync();
        }

        return await Services.GetRequiredService<LibraryIndexer>().IndexAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Looks for files, and reads none.</summary>
    public Task<ScanSummary> ScanAsync() => Services.GetRequiredService<LibraryScanner>().ScanAsync(TestContext.Current.CancellationToken);

    /// <summary>Reads what waits, without looking for more.</summary>
    public Task ReadPendingAsync() =>
        Services.GetRequiredService<IndexingPipeline>().RunAsync(_ => Task.CompletedTask, () => false, TestContext.Current.CancellationToken);

    /// <summary>As the owner does with the photos that could not be read.</summary>
    public async Task RetryAsync()
    {
        await ActivatorUtilities.CreateInstance<FailedPhotosService>(Services).RetryAsync(TestContext.Current.CancellationToken);
        await IndexAsync();
    }

    public async Task<T> QueryAsync<T>(Func<FaceGalleryDbContext, Task<T>> query)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<FaceGalleryDbContext>>()
            .CreateForOwnerAsync(TestContext.Current.CancellationToken);
        return await query(context);
    }

    public Task<Photo> PhotoAsync(string path) => QueryAsync(context =>
        context.Photos.Include(photo => photo.Faces).SingleAsync(photo => photo.Path == path && photo.MissingSince == null, TestContext.Current.CancellationToken));

    /// <summary>Paths of the photos in which the person was found, in order.</summary>
    public Task<List<string>> AlbumOfAsync(string person) => QueryAsync(context => context.AlbumPhotos
        .Where(photo => photo.Faces.Any(face => context.People.Any(named => named.Id == face.PersonId && named.Name == person)))
        .Select(photo => photo.Path).Order().ToListAsync(TestContext.Current.CancellationToken));

    /// <summary>Everything that indexing found out, ids and times aside: two databases that say the same have the same fingerprint.</summary>
    public Task<string> FingerprintAsync() => QueryAsync(DatabaseFingerprint.OfAsync);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await Waiting.UntilAsync(() => Task.FromResult(IsDeleted()));
    }

    /// <summary>A page that was just left may still be asking the database, which then writes beside itself.</summary>
    private bool IsDeleted()
    {
        try
        {
            Directory.Delete(_root, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public async Task CloseAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
            SqliteConnection.ClearAllPools();
        }

        _dataFolder?.Dispose();
        (_services, _dataFolder) = (null, null);
    }

    private static void CopyFiles(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string Copy(string sharedPhoto, string folder, string? name)
    {
        var target = Path.Combine(folder, name ?? Path.GetFileName(sharedPhoto));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(SharedFiles.Photos(sharedPhoto), target);
        File.SetLastWriteTimeUtc(target, new DateTime(2026, 7, 4, 20, 15, 0, DateTimeKind.Utc));
        return target;
    }
}
