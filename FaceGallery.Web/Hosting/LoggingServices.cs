using FaceGallery.Web.Data;
using Serilog;
using Serilog.Events;
using Serilog.Formatting;

namespace FaceGallery.Web.Hosting;

public static class LoggingServices
{
    private const string Entry = "{Timestamp:yyyy-MM-dd HH:mm:ss zzz} {Level:u3} {SourceContext} {Message:lj}{" + RequestFloodFilter.LeftOut + "}{NewLine}{Exception}";
    private const long MaxFileBytes = 10 * 1024 * 1024;
    private const int MaxFiles = 14;

    /// <summary>
    /// Logs to stderr and to a file a day in the data folder, of which the last fourteen are kept, at most 10 MiB each.
    /// Levels come from the settings' section Serilog.
    /// </summary>
    public static void AddFaceGalleryLogging(this WebApplicationBuilder builder, DataFolder folder)
    {
        builder.Services.AddLogOptions(builder.Configuration);
        ITextFormatter format = builder.Configuration[$"{LogOptions.Section}:{nameof(LogOptions.Format)}"] == "json" ? new LogJson() : new LogText(Entry);
        builder.Services.AddSerilog(
            logger => logger
                .ReadFrom.Configuration(builder.Configuration)
                .Enrich.FromLogContext()
                .Filter.ByExcluding(IsFailureToStart)

                // It writes whole addresses, those of links included.
                .Filter.ByExcluding(Serilog.Filters.Matching.FromSource("Microsoft.AspNetCore.Hosting.Diagnostics"))
                .Filter.With(new RequestFloodFilter(TimeProvider.System))
                .WriteTo.Console(format, standardErrorFromLevel: LogEventLevel.Verbose)
                .WriteTo.File(
                    format,
                    Path.Combine(folder.Logs, "facegallery-.log"),
                    rollingInterval: RollingInterval.Day,
                    rollOnFileSizeLimit: true,
                    fileSizeLimitBytes: MaxFileBytes,
                    retainedFileCountLimit: MaxFiles),

            // Two apps in one process have two logs.
            preserveStaticLogger: true);
    }

    public static void AddLogOptions(this IServiceCollection services, IConfiguration configuration) =>
        services.AddOptions<LogOptions>().Bind(configuration.GetSection(LogOptions.Section)).ValidateDataAnnotations().ValidateOnStart();

    /// <summary>The command says why it does not start, in one sentence, or with its stack where nobody foresaw it; the host would say it once more.</summary>
    private static bool IsFailureToStart(LogEvent entry) =>
        (entry.Exception is OperationCanceledException || entry.MessageTemplate.Text == "Hosting failed to start")
        && Serilog.Filters.Matching.FromSource("Microsoft.Extensions.Hosting.Internal.Host")(entry);

    /// <summary>A line for each request that failed; the others only where the level is Debug.</summary>
    public static void UseRequestLog(this WebApplication app) =>
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            options.GetLevel = (context, _, exception) =>
                exception is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError
                    ? LogEventLevel.Error
                    : LogEventLevel.Debug;
            options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
            [
                new("RequestMethod", new ScalarValue(context.Request.Method)),
                new("RequestPath", new ScalarValue(PathForLog(context.Request))),
                new("StatusCode", new ScalarValue(status)),
                new("Elapsed", new ScalarValue(elapsed)),
            ];
        });

    /// <summary>Whoever reads the log must not come by a guest's link.</summary>
    private static string PathForLog(HttpRequest request) =>
        request.Path.StartsWithSegments("/share", out var below) && below.Value?.Split('/') is [_, _, .. var rest] ? $"/share/…/{string.Join('/', rest)}" : request.Path;
}
