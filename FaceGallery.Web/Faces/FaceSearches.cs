using FaceGallery.Domain.Detection;
using FaceGallery.Web.History;
using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.Faces;

/// <summary>Has faces looked for that indexing missed, and tells the reader what came of it.</summary>
public sealed class FaceSearches(FaceFinding finding, DeepScanPace pace, ChangeRunner notices, Text text)
{
    /// <summary>How long a closer look at a photo takes here, as measured lately.</summary>
    public TimeSpan TimePerPhoto => pace.PerPhoto;

    /// <param name="name">Whose face it is; null leaves it unknown.</param>
    /// <returns>Whether the face is there now; false when it was refused.</returns>
    public async Task<bool> DrawAsync(int photoId, RelativeBox box, string? name)
    {
        var (isRecognised, said) = (false, name);
        return await notices.MakeAsync(
            async (consent, stop) =>
            {
                var drawn = await finding.DrawAsync(photoId, box, said = consent.Name ?? name, consent.Despite, stop);
                isRecognised = drawn.IsRecognised;
                return drawn.Change;
            },
            () => (isRecognised, said?.Trim()) switch
            {
                (true, null) => text["Done.Recognised"],
                (true, { } who) => text["Done.RecognisedAs", who],
                (false, null) => text["Done.Drawn"],
                (false, { } who) => text["Done.DrawnAs", who],
            }) is not null;
    }

    /// <param name="report">Called with the number of photos looked at so far.</param>
    /// <param name="cancellationToken">Stops looking; what was found until then is added.</param>
    public async Task DeepScanAsync(IReadOnlyCollection<int> photoIds, Action<int>? report, CancellationToken cancellationToken)
    {
        DeepScanResult? result = null;
        var change = await notices.MakeAsync(
            async _ =>
            {
                result = await finding.DeepScanAsync(photoIds, report, cancellationToken);
                return result.Change;
            },
            () => Found(result!));
        if (change is { ChangeId: null } && result is { Looked: > 0 })
        {
            notices.Say(Found(result));
        }
    }

    private string Found(DeepScanResult result)
    {
        var found = result.Found == 0 ? text["Done.FoundNone"] : text.Count("Done.Found", result.Found);
        return result.Unreadable == 0 ? found : text.Count("Done.Unreadable", result.Unreadable, found);
    }
}
