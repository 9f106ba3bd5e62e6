using FaceGallery.Web.History;

namespace FaceGallery.Web.Api;

/// <summary>What scripts send.</summary>
internal static class ApiBodies
{
    /// <param name="Despite">Contradictions that were answered with 409 and are meant all the same.</param>
    internal sealed record NameFaces(IReadOnlyCollection<string>? FaceIds, string? Name, IReadOnlyCollection<Contradictions>? Despite);

    /// <param name="PersonId">Who they are not; whoever each is taken for unless said.</param>
    internal sealed record RejectFaces(IReadOnlyCollection<string>? FaceIds, string? PersonId);

    internal sealed record ChooseFaces(IReadOnlyCollection<string>? FaceIds);

    /// <inheritdoc cref="NameFaces"/>
    internal sealed record MergePeople(string? Into, IReadOnlyCollection<string>? From, IReadOnlyCollection<Contradictions>? Despite);

    /// <param name="Birthday">yyyy-MM-dd; "" takes it away.</param>
    /// <inheritdoc cref="NameFaces"/>
    internal sealed record EditPerson(
        string? Name, bool? Hidden, bool? Private, string? Birthday, string? CoverFaceId, IReadOnlyCollection<Contradictions>? Despite);

    /// <inheritdoc cref="NameFaces"/>
    internal sealed record EnrolFace(IReadOnlyCollection<Contradictions>? Despite);

    internal sealed record MergeClusters(IReadOnlyCollection<string>? ClusterIds);

    /// <param name="Box">x, y, width and height in fractions of the upright picture.</param>
    /// <inheritdoc cref="NameFaces"/>
    internal sealed record DrawFace(IReadOnlyList<float>? Box, string? Name, IReadOnlyCollection<Contradictions>? Despite);

    internal sealed record ChoosePhotos(IReadOnlyCollection<string>? PhotoIds);

    /// <param name="Favourite">False takes them out of the favourites.</param>
    internal sealed record FavourPhotos(IReadOnlyCollection<string>? PhotoIds, bool Favourite);

    /// <summary>What is not said stays as it is.</summary>
    /// <param name="Caption">"" takes it away.</param>
    /// <param name="TakenAt">Local wall time where it was taken, "2026-07-04T20:15:00"; "" for what the file says.</param>
    /// <param name="Place">Degrees north and east, "47.37,8.54"; "" for what the file says.</param>
    /// <param name="Rotation">Degrees clockwise from how it is shown unless the owner turns it: 0, 90, 180 or 270.</param>
    internal sealed record EditPhoto(string? Caption, bool? Favourite, string? TakenAt, string? Place, int? Rotation);

    /// <param name="Degrees">Clockwise, a multiple of 90, further than each is turned already; negative for the other way.</param>
    internal sealed record RotatePhotos(IReadOnlyCollection<string>? PhotoIds, int Degrees);

    /// <summary>What is not said stays as it is.</summary>
    /// <param name="Name">"" for its date and folder.</param>
    internal sealed record EditEvent(string? Name, string? CoverPhotoId);

    internal sealed record CreateAlbum(string? Name, IReadOnlyCollection<string>? PhotoIds);

    /// <param name="Description">"" takes it away.</param>
    internal sealed record EditAlbum(string? Name, string? Description, string? CoverPhotoId);

    /// <param name="To">The place of the photo before which they are put, from 0.</param>
    internal sealed record MovePhotos(IReadOnlyCollection<string>? PhotoIds, int To);

    internal sealed record SetThreshold(float? MinMatchSimilarity);
}
