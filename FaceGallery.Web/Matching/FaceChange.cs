using FaceGallery.Domain.Clustering;
using FaceGallery.Domain.Matching;

namespace FaceGallery.Web.Matching;

/// <summary>What the machine now says of a face.</summary>
/// <param name="Group">Unknown faces that it belongs with; null for a named face, and for one without its like.</param>
internal readonly record struct FaceChange(int FaceId, FaceDecision Decision, FaceGroup? Group)
{
    /// <summary>It is not what is written.</summary>
    public bool Changes(KnownFace face) => Decision != face.Current || (Group is null ? face.ClusterId is not null : Group.Id is null || Group.Id != face.ClusterId);
}
