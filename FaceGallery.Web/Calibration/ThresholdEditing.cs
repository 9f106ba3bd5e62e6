using System.Globalization;
using FaceGallery.Domain.History;
using FaceGallery.Domain.Matching;
using FaceGallery.Web.History;
using FaceGallery.Web.Matching;
using FaceGallery.Web.Recognition;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Calibration;

/// <summary>Sets how strict recognition is.</summary>
public sealed class ThresholdEditing(LibraryChanges changes, FaceMatchingService naming, RecognitionEngine engine)
{
    /// <summary>Below, nearly everybody is anybody.</summary>
    public const float Least = 0.2f;

    /// <summary>Above, hardly two photos of one person are alike enough.</summary>
    public const float Max = 0.9f;

    /// <summary>Everything is matched again with it.</summary>
    /// <param name="minMatchSimilarity">From <see cref="Least"/> to <see cref="Max"/>; null to let the setting hold again.</param>
    /// <exception cref="ChangeRefusedException">It cannot be a threshold, or the embedder in use has its own.</exception>
    public Task<ChangeResult> SetAsync(float? minMatchSimilarity, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
            if (!engine.IsDefault)
            {
                throw new ChangeRefusedException(ChangeRefusal.Invalid, "Refused.ThresholdOfModel", engine.EmbedderName);
            }

            if (minMatchSimilarity is { } wanted)
            {
                Validate(wanted);
            }

            var chosen = await context.ChosenThresholds.SingleOrDefaultAsync(stop);
            if (chosen?.MinMatchSimilarity == minMatchSimilarity)
            {
                return null;
            }

            var before = chosen?.MinMatchSimilarity ?? naming.Settings.MinMatchSimilarity;
            if (minMatchSimilarity is not { } value)
            {
                context.ChosenThresholds.Remove(chosen!);
            }
            else
            {
                chosen ??= context.ChosenThresholds.Add(new ChosenThreshold()).Entity;
                chosen.MinMatchSimilarity = value;
            }

            var after = minMatchSimilarity ?? naming.Settings.MinMatchSimilarity;
            return new ChangeSubject(ChangeKind.ThresholdSet, 0, Subject: string.Create(CultureInfo.InvariantCulture, $"{before:0.00##} → {after:0.00##}"));
        }, cancellationToken);

    /// <exception cref="ChangeRefusedException">It cannot be a threshold.</exception>
    internal static void Validate(float minMatchSimilarity)
    {
        if (minMatchSimilarity is not (>= Least and <= Max))
        {
            throw new ChangeRefusedException(
                ChangeRefusal.Invalid, "Refused.Threshold", Least.ToString(CultureInfo.InvariantCulture), Max.ToString(CultureInfo.InvariantCulture));
        }
    }
}
