using FaceGallery.Web.Calibration;
using FaceGallery.Web.History;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FaceGallery.Web.Api;

/// <summary>How far names can be trusted, and how strict recognition is.</summary>
internal static class CalibrationEndpoints
{
    public static void MapCalibration(this RouteGroupBuilder api)
    {
        var trust = api.MapGroup("").WithChangeProblems();
        trust.MapGet("/trust", CheckAsync).WithSummary("How often recognition is wrong about the confirmed faces, at each threshold.");
        trust.MapGet("/trust/preview", PreviewAsync).WithSummary("What another threshold would change; nothing is written.");
        trust.MapPut("/settings/recognition", SetAsync).WithSummary("Sets how strict recognition is, and matches everything again. null restores the configured setting.");
    }

    private static async Task<Ok<ApiCalibration>> CheckAsync(CalibrationService trust, CancellationToken cancellationToken) =>
        TypedResults.Ok(ApiCalibration.Of(await trust.CheckAsync(cancellationToken)));

    private static async Task<Ok<ApiThresholdPreview>> PreviewAsync(float? minMatchSimilarity, CalibrationService trust, CancellationToken cancellationToken)
    {
        var threshold = minMatchSimilarity ?? throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.NoThreshold");
        return TypedResults.Ok(ApiThresholdPreview.Of(threshold, await trust.PreviewAsync(threshold, cancellationToken)));
    }

    private static async Task<Ok<ApiChange>> SetAsync(ApiBodies.SetThreshold body, ThresholdEditing editing, CancellationToken cancellationToken) =>
        TypedResults.Ok(ApiChange.Of(await editing.SetAsync(body.MinMatchSimilarity, cancellationToken)));
}
