using System.Diagnostics.Metrics;
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
    private const string Requests = "Microsoft.AspNetCore.Hosting";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<LibrarySize>().AddHostedService(provider => provider.GetRequiredService<LibrarySize>()).AddHostedService<AppMetrics>();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Telemetry.Name, serviceVersion: SettingsSources.Version).AddEnvironmentVariableDetector())
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Telemetry.Name, "System.Runtime", Requests).AddView(FewTags).AddPrometheusExporter();
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

    /// <summary>Memory is taken for 2,000 combinations of tags of each number at once, 6.5 MiB in all; only requests, by their routes and answers, have many.</summary>
    private static MetricStreamConfiguration? FewTags(Instrument number) => number.Meter.Name == Requests ? null : new() { CardinalityLimit = 100 };

    private static bool HasCollector(IConfiguration configuration, string signal) =>
        !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]) || !string.IsNullOrEmpty(configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]);
}
