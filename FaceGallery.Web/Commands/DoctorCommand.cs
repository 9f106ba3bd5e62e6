using System.CommandLine;
using FaceGallery.Web.Data;
using FaceGallery.Web.Diagnostics;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Settings;
using FaceGallery.Web.Sharing;

namespace FaceGallery.Web.Commands;

/// <summary><c>doctor</c>: what is well and what is not, a sentence each; and <c>health</c>: whether the app that runs is ready.</summary>
public static class DoctorCommand
{
    public static Command CreateDoctor()
    {
        var command = new Command("doctor", "Check folders, database, weights, decoders and addresses; exit code 1 when something hinders FaceGallery.");
        LibraryCommandOptions.AddTo(command);
        command.Options.Add(LibraryCommandOptions.Urls);
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(() => ExamineAsync(new LayeredSettings(LibraryCommandOptions.Settings(parsed)), cancellationToken)));
        return command;
    }

    public static Command CreateHealth()
    {
        var command = new Command("health", "Ask the app that runs on this machine whether it is ready; exit code 1 when it is not. For containers.") { LibraryCommandOptions.Urls };
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(() => AskAsync(SettingsSources.Load(LibraryCommandOptions.Settings(parsed)), cancellationToken)));
        return command;
    }

    private static async Task<int> ExamineAsync(LayeredSettings settings, CancellationToken cancellationToken)
    {
        await using var services = Services(settings);
        var hindrances = 0;
        await foreach (var finding in services.GetRequiredService<Doctor>().ExamineAsync(cancellationToken))
        {
            hindrances += finding.Kind == FindingKind.Hindrance ? 1 : 0;
            var mark = finding.Kind switch { FindingKind.Well => '✓', FindingKind.Warning => '!', _ => '✗' };
            await Console.Out.WriteLineAsync($"{mark} {EnglishText.Of(finding.Message)}");
        }

        await Console.Out.WriteLineAsync(hindrances switch { 0 => "Nothing hinders FaceGallery.", 1 => "One thing hinders FaceGallery (✗).", _ => $"{hindrances} things hinder FaceGallery (✗)." });
        return hindrances == 0 ? ExitCodes.Done : ExitCodes.CannotDo;
    }

    /// <summary>All that has settings, so that all are checked; nothing of it is begun, and the data folder is not taken.</summary>
    private static ServiceProvider Services(LayeredSettings settings)
    {
        var configuration = new ConfigurationBuilder().Add(settings).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton(settings).AddLogging();
        services.AddIndexingCore(configuration).AddReverseProxy(configuration).AddAllowedHosts(configuration).AddSharing(configuration).AddDownloads(configuration);
        services.AddLogOptions(configuration);
        return services.AddDoctor(new ExaminedApp(DataFolder.PathOf(configuration[DataFolder.Setting]), IsThisProcess: false)).BuildServiceProvider();
    }

    private static async Task<int> AskAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var answer = await ServerAddress.HealthAsync(ServerAddress.All(configuration)[0], cancellationToken);
        var isReady = answer.Key == "Health.Ready";
        await (isReady ? Console.Out : Console.Error).WriteLineAsync(EnglishText.Of(answer));
        return isReady ? ExitCodes.Done : ExitCodes.CannotDo;
    }
}
