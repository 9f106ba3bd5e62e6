using FaceGallery.Web.History;
using FaceGallery.Web.Localisation;

namespace FaceGallery.Web.People;

/// <summary>What a reader says of faces on a page: makes the change and tells of it. Every answer is null when the change was refused.</summary>
public sealed class FaceVerdicts(FaceTagging tagging, ChangeNotices notices, Text text)
{
    public Task<ChangeResult?> NameAsync(IReadOnlyCollection<int> faceIds, string name) =>
        notices.MakeAsync(stop => tagging.NameAsync(faceIds, name, stop), text["Done.Named", name.Trim()]);

    /// <param name="personId">Who they are not; null for whoever each is taken for.</param>
    /// <param name="person">That person's name.</param>
    public Task<ChangeResult?> RejectAsync(IReadOnlyCollection<int> faceIds, int? personId = null, string? person = null) =>
        notices.MakeAsync(
            stop => tagging.RejectAsync(faceIds, personId, stop),
            person is null ? text.Count("Done.Rejected", faceIds.Count) : text["Done.RejectedAs", person]);

    public Task<ChangeResult?> CallStrangersAsync(IReadOnlyCollection<int> faceIds) =>
        notices.MakeAsync(stop => tagging.CallStrangersAsync(faceIds, stop), text.Count("Done.Strangers", faceIds.Count));

    public Task<ChangeResult?> CallNoFacesAsync(IReadOnlyCollection<int> faceIds) =>
        notices.MakeAsync(stop => tagging.CallNoFacesAsync(faceIds, stop), text.Count("Done.NoFaces", faceIds.Count));

    public Task<ChangeResult?> ReconsiderAsync(IReadOnlyCollection<int> faceIds) =>
        notices.MakeAsync(stop => tagging.ReconsiderAsync(faceIds, stop), text.Count("Done.Reconsidered", faceIds.Count));
}
