using FaceGallery.Domain.Detection;
using FaceGallery.Web.History;

namespace FaceGallery.Web.Api;

/// <summary>What a change did.</summary>
/// <param name="ChangeId">With which it can be undone; null when there was nothing to change.</param>
/// <param name="AlsoNamed">Faces that recognition named in consequence.</param>
/// <param name="SetAside">Why nobody is recognised by the faces that were named: tooSmall, blurred, turnedAway or unsure; null where somebody is.</param>
public sealed record ApiChange(string? ChangeId, string? PersonId, int AlsoNamed, FaceFlaws? SetAside = null)
{
    public static ApiChange Of(ChangeResult result) => new(
        result.ChangeId is { } id ? ApiId.Of(id) : null, result.PersonId is { } person ? ApiId.Of(person) : null, result.AlsoNamed,
        result.SetAside == FaceFlaws.None ? null : result.SetAside.Each().First());
}
