using System.Globalization;
using FaceGallery.Domain.History;
using FaceGallery.Domain.Recognition;
using FaceGallery.Web.History;
using FaceGallery.Web.People;
using Microsoft.EntityFrameworkCore;

namespace FaceGallery.Web.Trust;

/// <summary>Sets how strict recognition is.</summary>
public sealed class ThresholdEditing(LibraryChanges changes, FaceNaming naming)
{
    /// <summary>Below, nearly everybody is anybody.</summary>
    public const float Least = 0.2f;

    /// <summary>Above, hardly two photos of one person are alike enough.</summary>
    public const float Most = 0.9f;

    /// <summary>Everything is matched again with it.</summary>
    /// <param name="minMatchSimilarity">From <see cref="Least"/> to <see cref="Most"/>; null to let the setting hold again.</param>
    /// <exception cref="ChangeRefusedException">It cannot be a threshold.</exception>
    public Task<ChangeResult> SetAsync(float? minMatchSimilarity, CancellationToken cancellationToken) =>
        changes.MakeAsync(async (context, stop) =>
        {
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
        if (minMatchSimilarity is not (>= Least and <= Most))
        {
            throw new ChangeRefusedException(
                ChangeRefusal.Invalid,
                string.Create(CultureInfo.InvariantCulture, $"minMatchSimilarity must be from {Least} (hardly strict) to {Most} (as good as never a name)."));
        }
    }
}
