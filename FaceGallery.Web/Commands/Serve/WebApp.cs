using System.Net.Sockets;
using System.Security.Cryptography;
using FaceGallery.Domain.Messages;
using FaceGallery.Web.Accounts;
using FaceGallery.Web.Albums;
using FaceGallery.Web.Api;
using FaceGallery.Web.Archives;
using FaceGallery.Web.Calibration;
using FaceGallery.Web.Clusters;
using FaceGallery.Web.Data;
using FaceGallery.Web.Diagnostics;
using FaceGallery.Web.Downloads;
using FaceGallery.Web.Events;
using FaceGallery.Web.Exchange;
using FaceGallery.Web.Export;
using FaceGallery.Web.Faces;
using FaceGallery.Web.Folders;
using FaceGallery.Web.Guests;
using FaceGallery.Web.History;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Imaging;
using FaceGallery.Web.Indexing;
using FaceGallery.Web.Layout;
using FaceGallery.Web.Localisation;
using FaceGallery.Web.Maintenance;
using FaceGallery.Web.Naming;
using FaceGallery.Web.OwnAlbums;
using FaceGallery.Web.People;
using FaceGallery.Web.Proposals;
using FaceGallery.Web.Recognition;
using FaceGallery.Web.Review;
using FaceGallery.Web.Search;
using FaceGallery.Web.Settings;
using FaceGallery.Web.Setup;
using FaceGallery.Web.Sharing;
using FaceGallery.Web.Transfers;
using FaceGallery.Web.Uploads;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace FaceGallery.Web.Commands.Serve;

/// <summary>The web app, put together: what <c>serve</c> runs, and what tests run on a port of their own.</summary>
public static class WebApp
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel.Core";

    /// <param name="settings">Settings that win over all others.</param>
    /// <exception cref="InvalidDataException">A file of settings is not JSON.</exception>
    /// <exception cref="DataFolderException">The data folder cannot be used.</exception>
    /// <exception cref="CommandException">The data folder is in a library folder.</exception>
    public static WebApplication Build(IDictionary<string, string?> settings)
    {
        var layers = new LayeredSettings(settings);
        var builder = CreateBuilder(layers);
        var folder = DataFolderSetting.Open(builder.Configuration);
        if (folder.Replaced is { } aside)
        {
            // The settings are the backup's by now.
            layers.Reload();
            Console.Out.WriteLine($"A backup was restored. What was there before is in {aside}; delete it when all is well.");
        }

        builder.AddFaceGalleryLogging(folder);
        builder.Services.AddData(folder, builder.Configuration);
        builder.Services.AddSingleton<AppRestart>();
        builder.Services.AddMaintenance();
        builder.Services.AddIndexing(builder.Configuration);
        builder.Services.AddReverseProxy(builder.Configuration);
        builder.Services.AddAllowedHosts(builder.Configuration);
        builder.Services.AddAccess(folder);
        builder.Services.AddFaceGalleryLocalisation();
        builder.Services.AddPages();
        builder.Services.AddMedia();
        builder.Services.AddHistory().AddNaming().AddPeople().AddFaces().AddClusters().AddReview().AddCalibration().AddExchange().AddExport(builder.Configuration);
        builder.Services.AddAlbums().AddOwnAlbums().AddEvents().AddSearch().AddFolders().AddSettings(layers).AddUploads().AddSetup().AddTransfers();
        builder.Services.AddSharing(builder.Configuration).AddDownloads(builder.Configuration).AddArchives().AddGuests().AddProposals();
        builder.Services.AddApi().AddDoctor(new ExaminedApp(folder.Path, IsThisProcess: true)).AddTelemetry(builder.Configuration).AddStatus();

        var app = builder.Build();
        Use(app);
        Map(app);
        return app;
    }

    /// <summary>Brings the database up to date, listens, and says where.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    /// <exception cref="CommandException">An address cannot be listened on.</exception>
    public static async Task StartFaceGalleryAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        await app.Services.MigrateDatabaseAsync(cancellationToken);
        await MakeOwnerBySettingAsync(app, cancellationToken);
        WarnOfSettings(app);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException or FormatException or CryptographicException or InvalidOperationException { Source: Kestrel })
        {
            // What runs in the background began before: it ends as it would later, instead of by what it needs being taken away.
            await app.StopAsync(CancellationToken.None);
            var addresses = app.Configuration["urls"] ?? ServerOptions.DefaultAddress;
            throw new CommandException(
                exception is FormatException ? ExitCodes.WrongUsage : ExitCodes.CannotDo,
                $"Cannot listen on {addresses}: {exception.Message.Split('\n')[0].TrimEnd('.', '\r')}. Stop what uses it, or give another address with --urls, such as {ServerOptions.DefaultAddress}."
                    + (addresses.Contains("https:", StringComparison.OrdinalIgnoreCase) ? " HTTPS needs a certificate: say where it is by Kestrel__Certificates__Default__Path." : ""));
        }

        if (app.Services.GetRequiredService<IOptions<ModelOptions>>().Value.FetchAtStart)
        {
            app.Services.GetRequiredService<WeightsDownload>().Start();
        }

        Console.Out.WriteLine($"FaceGallery is at {string.Join(" and ", app.Urls)}");
        if (!await app.Services.GetRequiredService<AccountService>().HasOwnerAsync(cancellationToken))
        {
            Console.Out.WriteLine($"There is no owner yet: open it in a browser and create the account. From another device the setup code is {app.Services.GetRequiredService<SetupCode>().Text}");
        }
    }

    private static void WarnOfSettings(WebApplication app)
    {
        foreach (var name in app.Services.GetRequiredService<LayeredSettings>().Unknown().Concat(Environment.IsPrivilegedProcess ? [new Message("Doctor.Root")] : []))
        {
            Console.Error.WriteLine(EnglishText.Of(name));
        }
    }

    /// <summary>For containers, where nobody opens a browser first. An owner who is there already stays as is.</summary>
    private static async Task MakeOwnerBySettingAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var accounts = app.Services.GetRequiredService<AccountService>();
        if (app.Configuration["Access:OwnerPassword"] is { Length: > 0 } password && !await accounts.HasOwnerAsync(cancellationToken)
            && await accounts.CreateOwnerAsync(AccountService.DefaultOwnerName, password, cancellationToken) is not null)
        {
            throw new CommandException(ExitCodes.WrongUsage, $"Access:OwnerPassword cannot be used: {PasswordRules.OwnersRule}");
        }
    }

    private static WebApplicationBuilder CreateBuilder(LayeredSettings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        foreach (var source in builder.Configuration.Sources.Where(source => source is JsonConfigurationSource or EnvironmentVariablesConfigurationSource { Prefix: null or "" }).ToList())
        {
            builder.Configuration.Sources.Remove(source);
        }

        builder.Configuration.Sources.Add(settings);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // A guest may choose thousands of photos.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
        });
        builder.WebHost.UseUrls(builder.Configuration["urls"] ?? ServerOptions.DefaultAddress);

        // Open pages come back at once while it stops, and would hold it for half a minute.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));

        // Without it the pages' style sheets and scripts come out empty unless the app was published.
        builder.WebHost.UseStaticWebAssets();

        // And unless it was published, they would be packed anew for each request, without being made smaller: meant for those who change them meanwhile.
        builder.WebHost.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        return builder;
    }

    private static void Use(WebApplication app)
    {
        app.UseReverseProxy();
        app.UseOwnCookies();
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.UseGuestCompression();
        app.UseProblemPages();
        app.UseReadableForms();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseAllowedHosts();
        app.UseHttps();
        app.UseAccess();
        app.UseAntiforgery();
    }

    private static void Map(WebApplication app)
    {
        app.MapPages();
        app.MapAccounts();
        app.MapLanguage();
        app.MapMedia();
        app.MapShares();
        app.MapGuests();
        app.MapApi();
        app.MapUploads();
        app.MapSetup();
        app.MapHealth();
        app.MapTelemetry();
        app.MapStatus();
        app.MapBackups();
        app.MapArchives();
    }
}
