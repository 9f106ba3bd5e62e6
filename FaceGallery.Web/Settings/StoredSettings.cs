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

        var isValid = true;
        try
        {
            await settings.StoreAsync(
                stored =>
                {
                    var changed = Changed(stored, setting, given);
                    isValid = IsValid(settings.With(changed));
                    return isValid ? changed : null;
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Message("Settings.Unwritten", settings.StoredPath, exception.Message);
        }

        return isValid ? null : new Message($"Setting.{setting.Key}.Wrong");
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

    private bool IsValid(IConfiguration candidate) =>
        IsValid<LibraryOptions>(candidate, LibraryOptions.Section) && IsValid<BackupOptions>(candidate, BackupOptions.Section) && IsValid<AccessOptions>(candidate, AccessOptions.Section) && IsValid<ProxyOptions>(candidate, ProxyOptions.Section)
        && IsExportApart(candidate);

    /// <summary>Whichever of the two is set.</summary>
    private bool IsExportApart(IConfiguration candidate)
    {
        var library = new LibraryOptions { DataFolder = data.Path };
        candidate.GetSection(LibraryOptions.Section).Bind(library);
        return candidate.GetSection(ExportOptions.Section).Get<ExportOptions>() is not { IsOn: true } export || ExportPlace.IsApart(export, library);
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
