using FaceGallery.Web.Accounts;
using FaceGallery.Web.Library;
using FaceGallery.Web.Settings;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace FaceGallery.Web.Diagnostics;

/// <summary>Numbers at <c>/metrics</c>; numbers and traces to a collector, where the variables of OpenTelemetry name one, and otherwise to nobody.</summary>
public static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<LibrarySize>().AddHostedService(provider => provider.GetRequiredService<LibrarySize>()).AddHostedService<AppMetrics>();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Telemetry.Name, serviceVersion: SettingsSources.Version).AddEnvironmentVariableDetector())
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Telemetry.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting").AddPrometheusExporter();
                if (HasCollector(configuration, "METRICS"))
                {
                    metrics.AddOtlpExporter();
                }
            });
        if (HasCollector(configuration, "TRACES"))
        {
            telemetry.WithTracing(traces => traces.AddSource(Telemetry.Name).AddOtlpExporter());
        }

        return services;
    }

    public static void MapTelemetry(this IEndpointRouteBuilder app) => app.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(Policies.Metrics);

    private static bool HasCollector(IConfiguration configuration, string signal) =>
        !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]) || !string.IsNullOrEmpty(configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]);
}
