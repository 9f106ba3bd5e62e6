using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FaceGallery.Web.Hosting;

/// <summary>It is not about to end: a page that is loaded again now would find nobody a moment later.</summary>
internal sealed class HostHealthCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("It is stopping.") : HealthCheckResult.Healthy());
}
