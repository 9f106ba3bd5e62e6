namespace FaceGallery.Web.Api;

/// <summary>What scripts send.</summary>
internal static class ApiBodies
{
    internal sealed record NameFaces(IReadOnlyCollection<string>? FaceIds, string? Name);

    /// <param name="PersonId">Who they are not; whoever each is taken for unless said.</param>
    internal sealed record RejectFaces(IReadOnlyCollection<string>? FaceIds, string? PersonId);

    internal sealed record ChooseFaces(IReadOnlyCollection<string>? FaceIds);

    internal sealed record MergePeople(string? Into, IReadOnlyCollection<string>? From);

    /// <param name="Birthday">yyyy-MM-dd; "" takes it away.</param>
    internal sealed record EditPerson(string? Name, bool? Hidden, bool? Private, string? Birthday, string? CoverFaceId);

    internal sealed record MergeClusters(IReadOnlyCollection<string>? ClusterIds);

    /// <param name="Box">x, y, width and height in fractions of the upright picture.</param>
    internal sealed record DrawFace(IReadOnlyList<float>? Box, string? Name);

    internal sealed record ChoosePhotos(IReadOnlyCollection<string>? PhotoIds);

    internal sealed record SetThreshold(float? MinMatchSimilarity);
}
