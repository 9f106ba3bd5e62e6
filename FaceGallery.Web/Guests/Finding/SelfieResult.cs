namespace FaceGallery.Web.Guests.Finding;

/// <summary>What a guest's picture found.</summary>
/// <param name="Refusal">Null when it was looked for.</param>
/// <param name="Matches">Each photo once, the most alike first; none where the link shows nobody like that.</param>
public sealed record SelfieResult(SelfieRefusal? Refusal, IReadOnlyList<SelfieMatch> Matches)
{
    public static SelfieResult Refused(SelfieRefusal refusal) => new(refusal, []);
}
