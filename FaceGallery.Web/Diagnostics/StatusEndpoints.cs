using FaceGallery.Web.Accounts;
using FaceGallery.Web.Hosting;
using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.Diagnostics;

/// <summary>The status page's content for scripts.</summary>
public static class StatusEndpoints
{
    public static void MapStatus(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/diagnostics", ReadAsync)
        .RequireAuthorization(Policies.Owner).AddEndpointFilter<RouteHandlerBuilder, CrossOriginGuard>().WithSummary("How the app stands, and what the doctor finds.");

    private static async Task<ApiDiagnostics> ReadAsync(StatusReport report, Doctor doctor, CancellationToken cancellationToken)
    {
        var status = await report.ReadAsync(cancellationToken);
        var findings = await doctor.ExamineAsync(cancellationToken).Select(finding => new ApiFinding(finding.Kind, finding.Message.Key, EnglishText.Of(finding.Message))).ToListAsync(cancellationToken);
        return new ApiDiagnostics(
            status.Library, status.Indexing, status.Recognition, [.. status.Failures.Select(group => new ApiFailures(group.Example.Key, EnglishText.Of(group.Example), group.Photos))], status.Folders, status.Server, findings);
    }
}

public sealed record ApiDiagnostics(
    AppStatus.LibraryPart Library, AppStatus.IndexingPart Indexing, AppStatus.RecognitionPart Recognition, IReadOnlyList<ApiFailures> Failures, IReadOnlyList<AppStatus.FolderPart> Folders, AppStatus.ServerPart Server,
    IReadOnlyList<ApiFinding> Findings);

/// <param name="Reason">The same for all of them, in every version.</param>
/// <param name="Example">One of their reasons, in English.</param>
public sealed record ApiFailures(string Reason, string Example, int Photos);

/// <param name="Key">The same in every version.</param>
/// <param name="Sentence">In English.</param>
public sealed record ApiFinding(FindingKind Kind, string Key, string Sentence);
