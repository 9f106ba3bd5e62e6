using FaceGallery.Web.Library;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FaceGallery.Web.Maintenance;

/// <summary>It runs, and somebody must look after it. Says nothing of folders, for it answers anybody.</summary>
public sealed class AppHealthCheck(AppProblems problems) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        problems.Kinds is [_, ..] kinds ? HealthCheckResult.Degraded(string.Join(' ', kinds.Select(SentenceOf))) : HealthCheckResult.Healthy());

    private static string SentenceOf(AppProblem problem) => problem switch
    {
        AppProblem.DiskFull => "The data disk is nearly full; indexing waits for room.",
        AppProblem.DatabaseDamaged => "The database is damaged.",
        AppProblem.WatchLimit => "Changes in a photo folder are not seen at once.",
        AppProblem.Model => "The embedder that is set cannot be used, or has no thresholds to name faces by.",
        _ => "The database could not be backed up.",
    };
}
