using System.Globalization;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Data;
using FaceGallery.Web.Export;
using FaceGallery.Web.Files;
using FaceGallery.Web.History;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Library;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Settings;

/// <summary>A setting as it is.</summary>
/// <param name="Values">One, or those of a list; none where it is empty.</param>
/// <param name="Source">Where they come from. What the environment or an option says cannot be set on the page.</param>
public sealed record SettingState(Setting Setting, IReadOnlyList<string> Values, SettingSource Source)
{
    public bool IsLocked => Lock is not null;

    /// <summary>Why it cannot be set on the page; null where it can.</summary>
    public Message? Lock => Source switch
    {
        SettingSource.Environment => new Message("Settings.FromEnvironment", LayeredSettings.Variable(Setting.IsList ? $"{Setting.Key}:0" : Setting.Key)),
        SettingSource.CommandLine => new Message("Settings.FromCommandLine"),
        _ => null,
    };
}

/// <summary>Sets settings for good: in the data folder, and for all who use them from now on.</summary>
public sealed class StoredSettings(LayeredSettings settings, IConfiguration configuration, IServiceProvider services, DataFolder data, IChangeAuthority authority)
{
    public SettingState Read(Setting setting) => new(setting, setting.Read(configuration), settings.SourceOf(setting.Key));

    /// <param name="values">One, or those of a list; null takes back what was set here.</param>
    /// <returns>Why it stays as it was; null where it is set.</returns>
    /// <exception cref="ChangeRefusedException">The current user is not the owner, or no longer.</exception>
    public async Task<Message?> SetAsync(Setting setting, IReadOnlyList<string>? values, CancellationToken cancellationToken)
    {
        if (!await authority.MayChangeAsync(cancellationToken))
        {
            throw new ChangeRefusedException(ChangeRefusal.NotAllowed, "NotAllowed.Text");
        }

        if (Read(setting).IsLocked)
        {
            return new Message("Settings.Locked");
        }

        IReadOnlyList<string>? given = values is null ? null : [.. values.Select(value => value.Trim()).Where(value => value.Length > 0)];
        if (given is not null && (setting.Check(given) ?? FolderProblem(setting, given)) is { } wrong)
        {
            return wrong;
        }

        Message? problem = null;
        try
        {
            await settings.StoreAsync(
                stored =>
                {
                    var changed = Changed(stored, setting, given);
                    problem = Problem(setting, settings.With(changed));
                    return problem is null ? changed : null;
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Message("Settings.Unwritten", settings.StoredPath, exception.Message);
        }

        return problem;
    }

    private static Dictionary<string, string?> Changed(IReadOnlyDictionary<string, string?> stored, Setting setting, IReadOnlyList<string>? given)
    {
        var changed = stored
            .Where(pair => !pair.Key.Equals(setting.Key, StringComparison.OrdinalIgnoreCase) && !pair.Key.StartsWith($"{setting.Key}:", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        if (given is not null)
        {
            Put(changed, setting, given);
        }

        return changed;
    }

    private static void Put(Dictionary<string, string?> stored, Setting setting, IReadOnlyList<string> given)
    {
        if (!setting.IsList || given.Count == 0)
        {
            stored[setting.Key] = given.Count == 0 ? "" : given[0];
            return;
        }

        foreach (var (place, value) in given.Index())
        {
            stored[string.Create(CultureInfo.InvariantCulture, $"{setting.Key}:{place}")] = value;
        }
    }

    private Message? FolderProblem(Setting setting, IReadOnlyList<string> folders) =>
        setting.Form == SettingForm.Folder ? folders.Select(folder => LibraryFolder.Problem(folder, data.Path)).FirstOrDefault(problem => problem is not null) : null;

    /// <summary>Why these settings do not go together; null where they do.</summary>
    private Message? Problem(Setting changed, IConfiguration candidate)
    {
        var isValid = IsValid<LibraryOptions>(candidate, LibraryOptions.Section) && IsValid<BackupOptions>(candidate, BackupOptions.Section)
            && IsValid<AccessOptions>(candidate, AccessOptions.Section) && IsValid<ProxyOptions>(candidate, ProxyOptions.Section);
        return !isValid ? new Message($"Setting.{changed.Key}.Wrong")
            : WrittenInLibrary(candidate) is not { } written ? null
            : written.Key == changed.Key ? new Message($"Setting.{changed.Key}.Wrong")
            : new Message("Settings.WrittenInLibrary", written.Folder);
    }

    /// <summary>The folder that we write to and that the library of these settings holds, whichever of the two is changed.</summary>
    private (string Key, string Folder)? WrittenInLibrary(IConfiguration candidate)
    {
        var library = new LibraryOptions { DataFolder = data.Path };
        candidate.GetSection(LibraryOptions.Section).Bind(library);
        var backup = candidate.GetSection(BackupOptions.Section).Get<BackupOptions>();
        var export = candidate.GetSection(ExportOptions.Section).Get<ExportOptions>();
        return !string.IsNullOrWhiteSpace(backup?.Folder) && LibraryFolder.Holds(library, backup.Folder) ? ($"{BackupOptions.Section}:{nameof(BackupOptions.Folder)}", backup.Folder)
            : export is { IsOn: true } && !ExportPlace.IsApart(export, library) ? ($"{ExportOptions.Section}:{nameof(ExportOptions.Folder)}", export.Folder!)
            : null;
    }

    /// <summary>As the start would judge it.</summary>
    private bool IsValid<T>(IConfiguration candidate, string section)
        where T : class, new()
    {
        var options = new T();
        candidate.GetSection(section).Bind(options);
        return services.GetServices<IValidateOptions<T>>().All(rule => !rule.Validate(Options.DefaultName, options).Failed);
    }
}
